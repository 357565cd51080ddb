using System.CommandLine;
using AstroStacker.Cli.Options;
using AstroStacker.Cli.Parsing;
using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Commands;

/// <summary>The command line of a stack: INFILES and the options in their groups, and the job they make.</summary>
internal sealed class StackCommandLine
{
    private readonly InputGroup _input = new();
    private readonly CalibrationGroup _calibration = new();
    private readonly AlignmentGroup _alignment = new();

    public StackCommandLine(MethodChoices methods)
    {
        Methods = methods;
        Groups =
        [
            _input, _calibration, _alignment, new SelectionGroup(), new IntegrationGroup(methods), new DrizzleGroup(methods),
            new OutputGroup(), new PictureGroup(methods), new ResourceGroup(), Report,
        ];
    }

    public Argument<string[]> InFiles { get; } = new("INFILES")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "the frames: camera RAW, DNG, FITS, TIFF, PNG or JPEG, told by their content; "
            + "a quoted pattern such as \"lights/*.dng\" is expanded",
    };

    /// <summary>What the registries offer.</summary>
    public MethodChoices Methods { get; }

    public ReportGroup Report { get; } = new();

    /// <summary>In the order of the help.</summary>
    public IReadOnlyList<IOptionGroup> Groups { get; }

    public void AddTo(Command command)
    {
        command.Arguments.Add(InFiles);
        foreach (var option in Groups.SelectMany(group => group.Options)) command.Options.Add(option);
    }

    /// <summary>The job as given; what can't be done is added to <paramref name="problems"/>.</summary>
    public StackJob Job(ParseResult given, ICollection<string> problems)
    {
        var job = new StackJob { Lights = InputFiles.Expand(given.GetValue(InFiles) ?? [], problems) };
        foreach (var group in Groups) job = group.Apply(job, given);
        CheckFiles(given, problems);
        CheckAlignment(given, problems);
        CheckMosaic(job, problems);
        if (job.Lights.Count == 0 && problems.Count == 0)
            problems.Add("no frames are named. Name the files to stack: astro-stacker -o output/ \"lights/*.dng\"");
        return job;
    }

    private void CheckFiles(ParseResult given, ICollection<string> problems)
    {
        StackOption<string?>[] options = _alignment.BestBase(given) ? [_alignment.Mask] : [_alignment.Mask, _alignment.Base];
        foreach (var option in options)
        {
            string name = given.GetResult(option)?.IdentifierToken?.Value ?? option.Name;
            InputFiles.Require(name, option.In(given), problems);
        }
    }

    private void CheckAlignment(ParseResult given, ICollection<string> problems)
    {
        string method = _alignment.Register.In(given);
        if (!_alignment.Align.In(given) && method != "none" && given.GetResult(_alignment.Register) is { Implicit: false })
            problems.Add($"-a 0 stacks the frames as they lie, --register {method} aligns them. Leave one out.");
    }

    private static void CheckMosaic(StackJob job, ICollection<string> problems)
    {
        if (!job.RawMosaic) return;
        if (job.Registration.Align)
            problems.Add("-r 1 keeps the mosaic, which can't be aligned. Add -a 0 to average the frames as they lie.");
        if (job.Output.Formats?.Contains("hdr") == true)
            problems.Add("--format hdr can't hold a mosaic in raw units (-r 1). Write png, tiff or fits.");
    }
}
