using AstroStacker.Calibration;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>The recipe of a master that the user wants as files: float FITS, and the 16-bit PNG of the original beside it.</summary>
public static class MasterPipeline
{
    private static readonly string[] s_endings = [".fits", ".png"];

    /// <summary>
    /// Throws <see cref="StackJobException"/> or <see cref="FrameException"/> for a job that can't be done,
    /// <see cref="OperationCanceledException"/> where it is stopped; nothing is left behind then.
    /// </summary>
    public static MasterResult Run(MasterJob job, CancellationToken stop)
    {
        Check(job);
        string name = job.Prefix.Length == 0 || Path.EndsInDirectorySeparator(job.Prefix)
            ? $"{job.Prefix}master-{job.Role}" : job.Prefix;
        string[] targets = [.. s_endings.Select(ending => name + ending)];
        RefuseToReplaceInputs(targets, job);
        OutputNames.RefuseToOverwrite(targets, job.Overwrite);
        OutputNames.RequireWritable(name);

        var notes = new List<string>();
        var master = Build(job, notes, stop);
        OutputNames.MakeFolder(name);
        MasterWriter.Write(targets, master);
        return new MasterResult(master.Picture.FrameCount, targets, notes);
    }

    private static BuiltMaster Build(MasterJob job, List<string> notes, CancellationToken stop)
    {
        // Kept by the name that the user gives it: a second copy in a cache would be of no use.
        var resources = job.Resources with { MasterFolder = null, MasterCacheFolder = null };
        var builder = new MasterBuilder(resources, heldBytes: 0, notes, stop) { Limits = job.Limits };
        if (job.Role != "flat") return builder.Build(job.Frames, job.Role);

        var sensor = MasterReader.InfoOf(job.Frames);
        var reader = new MasterReader(sensor, sensor.SensorArea, builder);
        var options = new CalibrationOptions { Flat = job.Frames, Bias = job.Bias, DarkFlat = job.DarkFlat };
        var offset = new FlatStep(sensor, reader, notes).OffsetOf(options, dark: null);
        return builder.Build(job.Frames, job.Role, offset);
    }

    private static void Check(MasterJob job)
    {
        if (!MasterJob.Roles.Contains(job.Role))
            throw new StackJobException($"There is no master {job.Role}. Take one of: {string.Join(", ", MasterJob.Roles)}.");
        if (job.Frames.Files.DistinctBy(LightList.SameFile).Count() < 2)
        {
            throw new StackJobException(
                $"A master {job.Role} is made of several frames, and {job.Frames.Files.Count} was named. "
                + "Name them all, their folder, or a quoted pattern.");
        }

        if (job.Role != "flat" && (job.Bias ?? job.DarkFlat) is not null)
            throw new StackJobException($"A master {job.Role} keeps its bias: --bias and --dark-flat go with flats. Leave them out.");
        if (job.Limits is not { SigmaLow: > 0, SigmaHigh: > 0 })
            throw new StackJobException("Both limits of --sigma must be above 0, for example --sigma 3,3.");
    }

    private static void RefuseToReplaceInputs(IEnumerable<string> targets, MasterJob job)
    {
        MasterSource?[] sources = [job.Frames, job.Bias, job.DarkFlat];
        var inputs = sources.SelectMany(source => source?.Files ?? []).Select(LightList.SameFile).ToHashSet();
        if (targets.FirstOrDefault(target => inputs.Contains(LightList.SameFile(target))) is { } taken)
            throw new StackJobException($"{taken} is one of the files to read, and would be replaced by the result. Give another -o.");
    }
}
