using System.CommandLine;
using AstroStacker.Cli.Options;

namespace AstroStacker.Cli.Completion;

/// <summary>astro-stacker completion SHELL: prints the script that completes the command line there.</summary>
internal static class CompletionCommand
{
    /// <param name="writer">Where the script goes.</param>
    /// <param name="commands">All there is to complete, the stack itself first; asked for when the script is.</param>
    public static Command Create(TextWriter writer, Func<IReadOnlyList<CompletedCommand>> commands)
    {
        var shell = ShellArgument([.. Shells.All.Select(known => known.Name)]);
        var command = new Command("completion", "print the script that completes this command line in a shell") { shell };
        command.SetAction(parsed =>
        {
            string wanted = parsed.GetRequiredValue(shell);
            writer.Write(Shells.All.First(known => known.Name == wanted).Script(commands()));
            return ExitCodes.AllUsed;
        });
        return command;
    }

    private static Argument<string> ShellArgument(string[] names)
    {
        var shell = new Argument<string>("SHELL")
        {
            HelpName = string.Join('|', names),
            Description = "the shell the script is for",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                try
                {
                    return OptionTexts.OneOf(text, names);
                }
                catch (FormatException error)
                {
                    result.AddError($"completion {text}: {error.Message}");
                    return text;
                }
            },
        };
        shell.CompletionSources.Add(names);
        return shell;
    }
}
