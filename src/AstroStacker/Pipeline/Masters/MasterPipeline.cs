using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Checks;

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
        var (name, targets) = (NameOf(job), TargetsOf(job));
        var notes = MasterJobCheck.Run(job, stop);
        var master = Build(job, notes, stop);
        OutputNames.MakeFolder(name);
        MasterWriter.Write(targets, master);
        return new MasterResult(master.Picture.FrameCount, targets, notes);
    }

    /// <summary>Path and name of the files, without ending.</summary>
    internal static string NameOf(MasterJob job) =>
        job.Prefix.Length == 0 || Path.EndsInDirectorySeparator(job.Prefix) ? $"{job.Prefix}master-{job.Role}" : job.Prefix;

    /// <summary>The files to write.</summary>
    internal static IReadOnlyList<string> TargetsOf(MasterJob job) => [.. s_endings.Select(ending => NameOf(job) + ending)];

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
}
