using System.Text;

namespace AstroStacker.Cli.Completion;

/// <summary>Zsh, by its _arguments function.</summary>
internal sealed class ZshShell : IShell
{
    public string Name => "zsh";

    public string Script(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder();
        script.AppendLine("#compdef astro-stacker");
        script.AppendLine("# Completion of astro-stacker. In ~/.zshrc, after compinit: source <(astro-stacker completion zsh)");
        script.AppendLine("_astro_stacker() {");
        script.AppendLine("    case $words[2] in");
        foreach (var command in commands.Skip(1)) AppendCommand(script, command, command.Name);
        AppendCommand(script, commands[0], "*");
        script.AppendLine("    esac");
        script.AppendLine("}");
        script.AppendLine("compdef _astro_stacker astro-stacker");
        return script.ToString();
    }

    private static void AppendCommand(StringBuilder script, CompletedCommand command, string pattern)
    {
        script.AppendLine($"        {pattern})");
        script.AppendLine("            _arguments -s -S \\");
        foreach (var option in command.Options) script.AppendLine($"                {Specification(option)} \\");
        string words = $"{(command.TakesFiles ? "2" : "*")}:word:({string.Join(' ', command.Words)})";
        string after = string.Join(' ', new[] { command.Words.Count > 0 ? $"'{words}'" : "", command.Words.Count == 0 || command.TakesFiles
            ? "'*:file:_files'" : "" }.Where(part => part.Length > 0));
        string first = command.Name.Length > 0 ? $"'1:command:({command.Name})' " : "";
        script.AppendLine($"                {first}{after} ;;");
    }

    /// <summary>'(-a --align)'{-a+,--align=}'[text]:value:(true false)'.</summary>
    private static string Specification(CompletedOption option)
    {
        string action = option.Kind switch
        {
            ValueKind.None => "",
            ValueKind.Words => $":value:({string.Join(' ', option.Values)})",
            ValueKind.File => ":file:_files",
            ValueKind.Folder => ":folder:_files -/",
            _ => ":value: ",
        };
        string[] names = [.. option.Names.Select(name => option.Kind == ValueKind.None ? name : WithValue(name))];
        string text = $"[{Escape(option.Text)}]{action}'";
        return names.Length == 1
            ? $"'{names[0]}{text}"
            : $"'({string.Join(' ', option.Names)})'{{{string.Join(',', names)}}}'{text}";
    }

    /// <summary>The value may stand in the same word or in the next.</summary>
    private static string WithValue(string name) => name.Length == 2 ? $"{name}+" : $"{name}=";

    private static string Escape(string text) => text
        .Replace("'", "'\\''", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal)
        .Replace("]", "\\]", StringComparison.Ordinal);
}
