using AstroStacker.Calibration;
using AstroStacker.Formats;
using AstroStacker.Pipeline.Masters;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Checks;

/// <summary>
/// Everything that can be known to be wrong with the making of a master before any work, from options, headers and the machine.
/// </summary>
internal sealed class MasterJobCheck
{
    private readonly MasterJob _job;
    private readonly IReadOnlyList<MasterSource> _sources;
    private readonly MasterHeaders _headers;
    private readonly JobProblems _problems = new();
    private readonly MasterComparison _comparison;
    private readonly List<string> _notes = [];

    private MasterJobCheck(MasterJob job, CancellationToken stop)
    {
        _job = job;
        _sources = [.. new[] { job.Frames, job.Bias, job.DarkFlat }.OfType<MasterSource>()];
        _headers = MasterHeaders.Read(_sources, Threads, new StackCancellation(default, stop));
        _comparison = new MasterComparison(_problems);
    }

    private int Threads => Math.Max(1, _job.Resources.Threads ?? Environment.ProcessorCount);

    /// <summary>
    /// Throws <see cref="StackJobException"/> or <see cref="Imaging.FrameException"/> with all problems at once. Returns what the user
    /// should know of.
    /// </summary>
    public static List<string> Run(MasterJob job, CancellationToken stop)
    {
        var check = new MasterJobCheck(job, stop);
        check.CheckOptions();
        if (check.Open(job.Frames, job.Role) is { } frames)
        {
            MasterFrameTypes.Check(frames, check._problems);
            if (job.Role == "flat") check.CheckFlats(frames);
            check._problems.Try(() => check.RequireRoom(frames));
        }

        check.CheckTargets();
        check._problems.Throw([]);
        return check._notes;
    }

    private void CheckOptions()
    {
        if (!MasterJob.Roles.Contains(_job.Role))
            _problems.Add($"There is no master {_job.Role}. Take one of: {string.Join(", ", MasterJob.Roles)}.");
        if (_job.Frames.Files.DistinctBy(LightList.SameFile).Count() < 2)
        {
            _problems.Add(
                $"A master {_job.Role} is made of several frames, and {_job.Frames.Files.Count} was named. "
                + "Name them all, their folder, or a quoted pattern.");
        }

        if (_job.Role != "flat" && (_job.Bias ?? _job.DarkFlat) is not null)
            _problems.Add($"A master {_job.Role} keeps its bias: --bias and --dark-flat go with flats. Leave them out.");
        if (_job.Limits is not { SigmaLow: > 0, SigmaHigh: > 0 })
            _problems.Add("Both limits of --sigma must be above 0, for example --sigma 3,3.");
    }

    /// <summary>Null where none is named, or none of its files can be read.</summary>
    private MasterHeader? Open(MasterSource? source, string role)
    {
        if (source is null || source.Level is not null) return null;
        var frames = _headers.Of(source, _problems);
        if (frames.Count == 0) return null;
        _comparison.RequireAlike(frames, role);
        return new MasterHeader(role, frames);
    }

    /// <summary>What is taken off flats is of their camera and settings.</summary>
    private void CheckFlats(MasterHeader flats)
    {
        var (bias, darkFlat) = (Open(_job.Bias, "bias"), Open(_job.DarkFlat, "dark-flat"));
        var place = new SensorPlace(flats.First, flats.First.SensorArea, "flats");
        foreach (var master in new[] { bias, darkFlat }.OfType<MasterHeader>())
        {
            _problems.Try(() => place.Of(master.First, master.Role));
            _comparison.RequireRole(master);
            _comparison.Compare(master, flats.Frames, "flats", SensorDifferences.OfCamera);
        }

        if (darkFlat is not null) _comparison.Compare(darkFlat, flats.Frames, "flats", SensorDifferences.OfSettings);
        else if (bias is not null && flats.First.HasBlackLevel) _notes.AddRange(MasterNotes.OfFlatBias(bias, flats));
        else if (bias is not null) _comparison.Compare(bias, flats.Frames, "flats", SensorDifferences.OfSettings);
        _notes.AddRange(MasterNotes.OfDarkFlat(darkFlat, flats));
        if ((_job.Bias ?? _job.DarkFlat) is null && flats.First is { HasBlackLevel: false, BlackSubtracted: false, IsCalibrated: false })
            _problems.Try(() => throw FlatStep.UnknownBias(flats.First));
        _comparison.CheckLevel(_job.Bias?.Level, flats.First);
    }

    private void CheckTargets()
    {
        var targets = MasterPipeline.TargetsOf(_job);
        _problems.Try(() => OutputNames.RefuseToReplaceInputs(targets, _sources.SelectMany(source => source.Files)));
        _problems.Try(() => OutputNames.RefuseToOverwrite(targets, _job.Overwrite));
        _problems.Try(() => OutputNames.RequireWritable(MasterPipeline.NameOf(_job)));
    }

    private void RequireRoom(MasterHeader frames)
    {
        var sensor = frames.First.SensorArea;
        var (kept, scratch) = SpaceCheck.Decoded(_job.Resources, _headers.All);
        MemoryPlan.Require(_job.Resources, kept + MasterBuilder.BytesOf(frames.Frames.Count, sensor, Threads));
        long results = MasterPipeline.TargetsOf(_job)
            .Sum(target => sensor.Area * PictureFormats.Find(Path.GetExtension(target)[1..])!.BytesPerPixel(1));
        SpaceCheck.Require(
            [
                new DiskNeed(Path.GetDirectoryName(Path.GetFullPath(MasterPipeline.NameOf(_job)))!, results, "results", "-o"),
                new DiskNeed(_job.Resources.ScratchFolder ?? Path.GetTempPath(), scratch, "scratch", "--scratch"),
            ],
            DiskSpace.Of);
    }
}
