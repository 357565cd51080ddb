using System.CommandLine;
using System.CommandLine.Help;
using AstroStacker.Cli.Commands;
using AstroStacker.Cli.Completion;
using AstroStacker.Cli.Help;
using AstroStacker.Cli.Options;
using AstroStacker.Cli.Parsing;
using AstroStacker.Cli.Running;

namespace AstroStacker.Cli;

/// <summary>The program: takes a command line, does it, returns the exit code.</summary>
internal sealed class Application
{
    private readonly Terminal _terminal;
    private readonly StackRun _run;
    private readonly StackCommandLine _line;
    private readonly IReadOnlyList<Command> _commands;
    private readonly Option _help;
    private readonly Option _version;

    /// <param name="terminal">Where it speaks.</param>
    /// <param name="runner">Carries stacks out.</param>
    /// <param name="methods">What the registries offer.</param>
    /// <param name="commands">The commands beside the stack.</param>
    public Application(Terminal terminal, IStackRunner runner, MethodChoices methods, IReadOnlyList<Command> commands)
    {
        _terminal = terminal;
        _run = new StackRun(runner, terminal);
        _line = new StackCommandLine(methods);
        _help = new HelpOption("--help", "-h")
        {
            Description = "show this help and exit",
            Action = new HelpPageAction(PageOf, terminal.Out),
        };
        _version = new VersionOption("--version")
        {
            Description = "show the version and exit",
            Action = new VersionAction(terminal.Out.Writer),
        };
        _commands =
        [
            .. commands, CompletionCommand.Create(terminal.Out.Writer, Completed),
            ManCommand.Create(terminal.Out.Writer, () => HelpPages.Root(_line, [.. Visible], [_help, _version])),
        ];
    }

    public int Run(IReadOnlyList<string> words)
    {
        var root = RootFor(words);
        var manner = new RunManner(Quiet: false, words.Contains(_line.Report.Json.Name), ShowDetails: false, words);
        var options = OptionNames.Reachable(root.Subcommands.FirstOrDefault() ?? root, root);
        List<string> problems = [.. WordCheck.Problems(words, options)];
        if (problems.Count > 0) return Refuse(problems, manner);
        words = StoredOptions.Add(words, options, Known(root), root.Subcommands.Count > 0, problems);
        if (problems.Count > 0) return Refuse(problems, manner);

        var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null };
        var parsed = root.Parse(WordCheck.SplitEmptyValues(words, options), configuration);
        if (parsed.Action is not { Terminating: true, ClearsParseErrors: true })
        {
            problems = [.. SyntaxCheck.Problems(parsed)];
            if (problems.Count > 0) return Refuse(problems, manner);
        }

        return parsed.Invoke(new InvocationConfiguration
        {
            Output = _terminal.Out.Writer,
            Error = _terminal.Error.Writer,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    /// <summary>Only a first word can be a command: a later "simulate" is a file or a folder of that name.</summary>
    private RootCommand RootFor(IReadOnlyList<string> words)
    {
        var root = new RootCommand();
        root.Directives.Clear();
        root.Options.Clear();
        root.Options.Add(_help);
        root.Options.Add(_version);
        if (words.Count > 0 && _commands.FirstOrDefault(command => command.Name == words[0]) is { } named)
        {
            root.Subcommands.Add(named);
            return root;
        }

        _line.AddTo(root);
        root.SetAction(parsed => Stack(parsed, words));
        return root;
    }

    /// <summary>The options of every command, those of the one at hand first.</summary>
    private IReadOnlyList<Option> Known(RootCommand root) =>
    [
        .. OptionNames.Reachable(root.Subcommands.FirstOrDefault() ?? root, root),
        .. _line.Groups.SelectMany(group => group.Options), .. _commands.SelectMany(command => command.Options),
    ];

    private int Stack(ParseResult parsed, IReadOnlyList<string> words)
    {
        var report = _line.Report;
        List<string> missing = [], problems = [];
        var job = _line.Job(parsed, missing, problems);
        var manner = report.Manner(parsed, words, problems);
        using var log = manner.Log;
        if (missing.Count + problems.Count == 0) return _line.IsDryRun(parsed) ? _run.Preview(job, manner) : _run.Execute(job, manner);
        // Who mends a path shouldn't have to hear only then what else is wrong.
        if (problems.Count == 0 && job.Lights.Count > 0) problems.AddRange(_run.ProblemsOf(job));
        return Refuse([.. missing, .. problems], manner);
    }

    private int Refuse(IReadOnlyList<string> problems, RunManner manner) =>
        _run.Fail(ExitCodes.Unusable, problems, manner);

    private IEnumerable<Command> Visible => _commands.Where(command => !command.Hidden);

    private HelpPage PageOf(Command command) => command is RootCommand
        ? HelpPages.Root(_line, [.. Visible], [_help, _version])
        : HelpPages.Of(command, [_help]);

    private IReadOnlyList<CompletedCommand> Completed() =>
    [
        CompletedCommand.Stack(_line, [_help, _version]),
        .. Visible.Select(command => CompletedCommand.Of(command, _help)),
    ];
}
