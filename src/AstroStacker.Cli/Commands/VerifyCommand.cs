using System.CommandLine;
using AstroStacker.Cli.Options;
using AstroStacker.Cli.Running;

namespace AstroStacker.Cli.Commands;

/// <summary>astro-stacker verify RESULT: whether a rerun would give the same bytes.</summary>
internal sealed class VerifyCommand
{
    private readonly Argument<string> _result = new("RESULT")
    {
        Description = "a picture that astro-stacker wrote, or the .json beside it",
    };
    private readonly Option<bool> _json = CommonOptions.Flag("--json", "print it as one JSON object");

    /// <summary>The command, ready to be added to the root.</summary>
    public static Command Create(Terminal terminal) => new VerifyCommand().Build(terminal);

    private Command Build(Terminal terminal)
    {
        var command = new Command(
            "verify", "read all that a result was made of again, and tell whether a rerun would give the same bytes")
        {
            _result, _json,
        };
        command.SetAction(given => new VerifyRun(terminal, given.GetValue(_json)).Execute(given.GetRequiredValue(_result)));
        return command;
    }
}
