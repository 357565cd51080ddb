using System.CommandLine;
using AstroStacker.Cli.Options;
using AstroStacker.Cli.Parsing;
using AstroStacker.Cli.Running;
using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Commands;

/// <summary>astro-stacker night DIR: types every file of a folder, makes the masters, stacks each target and filter.</summary>
internal sealed class NightCommand
{
    private readonly Argument<string> _folder = new("DIR")
    {
        Description = "folder with everything of one or more nights: lights, darks, flats, biases, in folders or not",
    };
    private readonly NightGroup _night = new();
    private readonly ReportGroup _report = new();
    private readonly IReadOnlyList<IOptionGroup> _groups;
    private readonly Terminal _terminal;

    private NightCommand(Terminal terminal, MethodChoices methods)
    {
        _terminal = terminal;
        _groups =
        [
            _night, new SelectionGroup(), new IntegrationGroup(methods), new DrizzleGroup(methods), new PictureGroup(methods),
            new ResourceGroup(), _report,
        ];
    }

    /// <summary>The command, ready to be added to the root.</summary>
    public static Command Create(Terminal terminal, MethodChoices methods) => new NightCommand(terminal, methods).Build();

    private GroupedCommand Build()
    {
        var command = new GroupedCommand("night", "stack a whole folder: the right masters for every light, a picture a target and filter",
            _groups)
        {
            _folder,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult given)
    {
        string folder = given.GetRequiredValue(_folder);
        var problems = new List<string>();
        var manner = _report.Manner(given, [.. given.Tokens.Select(token => token.Value)], problems);
        using var log = manner.Log;
        var run = new NightRun(_terminal, manner);
        if (problems.Count > 0) return run.Refuse(problems[0]);
        if (File.Exists(folder)) return run.Refuse($"{folder} is a file. Name the folder it lies in.");
        if (!Directory.Exists(folder)) return run.Refuse($"{folder}: no such folder. Check the path.");
        var template = new StackJob { Lights = [] };
        foreach (var group in _groups) template = group.Apply(template, given);
        string output = _night.Output.In(given) ?? NightGroup.OutputFor(folder);
        if (File.Exists(output)) return run.Refuse($"-o {output}: is a file. Name a folder.");
        return run.Execute(folder, output, template, given.GetValue(_night.DryRun));
    }
}
