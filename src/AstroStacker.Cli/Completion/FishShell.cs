using System.Text;

namespace AstroStacker.Cli.Completion;

/// <summary>Fish, one line an option.</summary>
internal sealed class FishShell : IShell
{
    public string Name => "fish";

    public string Script(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder();
        string names = string.Join(' ', commands.Skip(1).Select(command => command.Name));
        script.AppendLine("# Completion of astro-stacker. astro-stacker completion fish > ~/.config/fish/completions/astro-stacker.fish");
        foreach (var command in commands.Skip(1))
            script.AppendLine($"complete -c astro-stacker -n __fish_is_first_arg -a {command.Name} -d {Quoted(command.Text)}");
        foreach (var command in commands)
        {
            string condition = command.Name.Length > 0
                ? $"__fish_seen_subcommand_from {command.Name}"
                : $"not __fish_seen_subcommand_from {names}";
            string words = string.Join(' ', command.Words);
            string first = command.TakesFiles ? $"; and not __fish_seen_subcommand_from {words}" : "";
            if (words.Length > 0) script.AppendLine($"complete -c astro-stacker -n '{condition}{first}' -f -a '{words}'");
            foreach (var option in command.Options)
                script.AppendLine($"complete -c astro-stacker -n '{condition}'{Names(option)}{Value(option)} -d {Quoted(option.Text)}");
        }

        return script.ToString();
    }

    private static string Names(CompletedOption option) => string.Concat(
        option.Names.Select(name => name.Length == 2 ? $" -s {name[1..]}" : $" -l {name[2..]}"));

    private static string Value(CompletedOption option) => option.Kind switch
    {
        ValueKind.None => "",
        ValueKind.Words => $" -x -a '{string.Join(' ', option.Values)}'",
        ValueKind.File => " -r -F",
        ValueKind.Folder => " -x -a '(__fish_complete_directories)'",
        _ => " -x",
    };

    private static string Quoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
