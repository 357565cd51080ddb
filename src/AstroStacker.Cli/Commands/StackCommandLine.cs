using System.CommandLine;
using AstroStacker.Cli.Options;
using AstroStacker.Cli.Parsing;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Registration;
using AstroStacker.Report;

namespace AstroStacker.Cli.Commands;

/// <summary>The command line of a stack: INFILES and the options in their groups, and the job they make.</summary>
internal sealed class StackCommandLine
{
    private readonly InputGroup _input = new();
    private readonly CalibrationGroup _calibration = new();
    private readonly AlignmentGroup _alignment = new();
    private readonly OutputGroup _output = new();
    private readonly PictureGroup _picture;
    private readonly ResourceGroup _resources = new();

    public StackCommandLine(MethodChoices methods)
    {
        Methods = methods;
        _picture = new PictureGroup(methods);
        Groups =
        [
            _input, _calibration, _alignment, new SelectionGroup(), new IntegrationGroup(methods), new DrizzleGroup(methods),
            _output, _picture, _resources, Report,
        ];
    }

    public Argument<string[]> InFiles { get; } = new("INFILES")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "the frames: camera RAW, DNG, FITS, XISF, SER, TIFF, PNG or JPEG, told by their content; "
            + "a quoted pattern such as \"lights/*.dng\" is expanded",
    };

    /// <summary>What the registries offer.</summary>
    public MethodChoices Methods { get; }

    public ReportGroup Report { get; } = new();

    /// <summary>True where the user only wants to hear what would be done.</summary>
    public bool IsDryRun(ParseResult given) => given.GetValue(_output.DryRun);

    /// <summary>In the order of the help.</summary>
    public IReadOnlyList<IOptionGroup> Groups { get; }

    public void AddTo(Command command)
    {
        command.Arguments.Add(InFiles);
        foreach (var option in Groups.SelectMany(group => group.Options)) command.Options.Add(option);
    }

    /// <summary>The job as given.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="missing">Files that are not there are added here; the job does without them.</param>
    /// <param name="problems">What can't be done is added here.</param>
    public StackJob Job(ParseResult given, ICollection<string> missing, ICollection<string> problems)
    {
        if (_input.Again.In(given) is { } earlier) return JobAgain(earlier, given, problems);
        var job = new StackJob { Lights = InputFiles.Expand(given.GetValue(InFiles) ?? [], missing) };
        foreach (var group in Groups) job = group.Apply(job, given);
        job = job with { Registration = CheckFiles(job.Registration, given, missing) };
        CheckAlignment(given, problems);
        CheckMosaic(job, problems);
        if (job.Lights.Count == 0 && missing.Count == 0 && problems.Count == 0)
            problems.Add("no frames are named. Name the files to stack: astro-stacker -o output/ \"lights/*.dng\"");
        return job;
    }

    /// <summary>What an earlier run did, to other files or over its own.</summary>
    private StackJob JobAgain(string earlier, ParseResult given, ICollection<string> problems)
    {
        foreach (var option in Groups.SelectMany(group => group.Options))
        {
            bool isFree = option == _input.Again || option == _output.Prefix || option == _output.DryRun || option == _picture.Overwrite
                || _resources.Options.Contains(option) || Report.Options.Contains(option);
            if (!isFree && given.GetResult(option) is { Implicit: false })
                problems.Add($"{option.Name}: --job {earlier} says it already. Leave it out.");
        }

        if (given.GetValue(InFiles) is { Length: > 0 })
            problems.Add($"--job {earlier} names its frames itself. Leave the others out.");
        try
        {
            var job = SavedRun.Open(earlier).Job;
            bool isMoved = given.GetResult(_output.Prefix) is { Implicit: false };
            job = job with
            {
                Output = job.Output with
                {
                    Prefix = isMoved ? _output.Prefix.In(given) : job.Output.Prefix,
                    Overwrite = given.GetValue(_picture.Overwrite),
                },
            };
            return Report.Apply(_resources.Apply(job, given), given);
        }
        catch (FrameException error)
        {
            problems.Add($"--job {error.Message}");
            return new StackJob { Lights = [] };
        }
    }

    private RegistrationOptions CheckFiles(RegistrationOptions options, ParseResult given, ICollection<string> missing)
    {
        bool hasMask = Require(_alignment.Mask), hasBase = _alignment.BestBase(given) || Require(_alignment.Base);
        return options with { Mask = hasMask ? options.Mask : null, Base = hasBase ? options.Base : null };
        bool Require(StackOption<string?> option)
        {
            string name = given.GetResult(option)?.IdentifierToken?.Value ?? option.Name;
            return InputFiles.Require(name, option.In(given), missing);
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
