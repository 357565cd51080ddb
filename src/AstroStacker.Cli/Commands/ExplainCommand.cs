using System.CommandLine;
using AstroStacker.Cli.Options;
using AstroStacker.Cli.Running;

namespace AstroStacker.Cli.Commands;

/// <summary>astro-stacker explain RESULT X Y: what a pixel of a result is made of.</summary>
internal sealed class ExplainCommand
{
    private readonly Argument<string> _result = new("RESULT")
    {
        Description = "a picture that astro-stacker wrote, or the .json beside it",
    };
    private readonly Argument<int> _x = new("X") { Description = "its column, from 0 at the left" };
    private readonly Argument<int> _y = new("Y") { Description = "its row, from 0 at the top" };
    private readonly Option<bool> _json = CommonOptions.Flag("--json", "print it as one JSON object");

    /// <summary>The command, ready to be added to the root.</summary>
    public static Command Create(Terminal terminal) => new ExplainCommand().Build(terminal);

    private Command Build(Terminal terminal)
    {
        var command = new Command(
            "explain", "tell what a pixel of a result is made of: each frame's value and weight, what was rejected and why, the sum")
        {
            _result, _x, _y, _json,
        };
        command.SetAction(given => new ExplainRun(terminal, given.GetValue(_json)).Execute(
            given.GetRequiredValue(_result), given.GetValue(_x), given.GetValue(_y)));
        return command;
    }
}
