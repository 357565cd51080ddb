using System.CommandLine;
using AstroStacker.Cli.Options;
using AstroStacker.Cli.Parsing;
using AstroStacker.Cli.Running;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Masters;

namespace AstroStacker.Cli.Commands;

/// <summary>astro-stacker master KIND FILES: one master of many calibration frames.</summary>
internal sealed class MasterCommand
{
    private readonly Argument<string> _kind = new("KIND")
    {
        HelpName = string.Join('|', MasterJob.Roles),
        Description = "what the frames are",
    };
    private readonly Argument<string[]> _frames = new("FILES")
    {
        HelpName = "FILES...",
        Description = "the frames: files, folders of them, or quoted patterns",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly MasterGroup _master = new();
    private readonly ResourceGroup _resources = new();
    private readonly ReportGroup _report = new();
    private readonly Terminal _terminal;

    private MasterCommand(Terminal terminal)
    {
        _terminal = terminal;
        _kind.AcceptOnlyFromAmong([.. MasterJob.Roles]);
        // Whoever makes a master by name keeps it by that name.
        _resources.MasterCache.Hidden = _resources.SurveyCache.Hidden = true;
    }

    /// <summary>The command, ready to be added to the root.</summary>
    public static Command Create(Terminal terminal) => new MasterCommand(terminal).Build();

    private GroupedCommand Build()
    {
        var command = new GroupedCommand(
            "master", "make a master dark, flat, bias or dark-flat of many frames: float FITS, and a PNG beside it",
            [_master, _resources, _report])
        {
            _kind,
            _frames,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult given)
    {
        string[] words = given.GetRequiredValue(_frames);
        var problems = new List<string>();
        var manner = _report.Manner(given, [.. given.Tokens.Select(token => token.Value)], problems);
        using var log = manner.Log;
        var run = new MasterRun(_terminal, manner, words);
        var files = MasterFiles.Expand(words, problems);
        if (problems.Count > 0) return run.Refuse(problems);
        var job = _master.JobOf(given.GetRequiredValue(_kind), files, given);
        return run.Execute(job with { Resources = _resources.Apply(new StackJob { Lights = [] }, given).Resources });
    }
}
