using System.CommandLine;
using AstroStacker.Cli.Options;
using AstroStacker.Cli.Parsing;
using AstroStacker.Cli.Running;

namespace AstroStacker.Cli.Commands;

/// <summary>astro-stacker inspect FILES: what frames are, and what is off with them.</summary>
internal sealed class InspectCommand
{
    private readonly Argument<string[]> _files = new("FILES")
    {
        HelpName = "FILES...",
        Description = "frames: files or quoted patterns",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<bool> _json = CommonOptions.Flag("--json", "print a JSON array, one object a frame");

    /// <summary>The command, ready to be added to the root.</summary>
    public static Command Create(Terminal terminal) => new InspectCommand().Build(terminal);

    private Command Build(Terminal terminal)
    {
        var command = new Command("inspect", "tell what frames are: settings, levels, stars, sharpness across the field, what is off")
        {
            _files, _json,
        };
        command.SetAction(given =>
        {
            var missing = new List<string>();
            var files = InputFiles.Expand(given.GetRequiredValue(_files), missing);
            return new InspectRun(terminal, given.GetValue(_json)).Execute(files, missing);
        });
        return command;
    }
}
