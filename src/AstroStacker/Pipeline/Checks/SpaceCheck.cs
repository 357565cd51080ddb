using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Checks;

/// <summary>Whether memory and disks have room for a job, as far as headers tell.</summary>
internal static class SpaceCheck
{
    /// <summary>Beside the pictures: preview and summary.</summary>
    private const long SmallFilesBytes = 4 << 20;

    /// <summary>Throws <see cref="MemoryBudgetException"/>, or <see cref="StackJobException"/> for full disks.</summary>
    public static void Run(StackJob job, FrameInfo first, IReadOnlyList<FileHeader> lights, StackTargets targets) =>
        Run(job, first, lights, targets, DiskSpace.Of);

    /// <param name="job">Names the folders.</param>
    /// <param name="first">The frame whose sensor the others share.</param>
    /// <param name="lights">All named.</param>
    /// <param name="targets">What will be written.</param>
    /// <param name="spaceOf">What a folder's disk has; a stand-in under test.</param>
    internal static void Run(
        StackJob job, FrameInfo first, IReadOnlyList<FileHeader> lights, StackTargets targets, Func<string, DiskSpace> spaceOf)
    {
        var (kept, scratch) = Decoded(job.Resources, lights);
        var demand = MemoryDemand.Of(job, lights.Count, first, MasterBytes(job, first), kept);
        var plan = MemoryPlan.Make(job.Resources, demand);
        if (!plan.ResultInMemory) scratch += demand.ResultBytes;
        long results = ResultBytes(demand, targets);
        Require(
            [
                new DiskNeed(Path.GetDirectoryName(Path.GetFullPath(targets.Base))!, results, "results", "-o"),
                new DiskNeed(job.Resources.ScratchFolder ?? Path.GetTempPath(), scratch, "scratch", "--scratch"),
            ],
            spaceOf);
    }

    /// <summary>Bytes of decoded samples that memory has room for, and of the others.</summary>
    public static (long Kept, long Scratch) Decoded(ResourceOptions resources, IEnumerable<FileHeader> files)
    {
        long keep = MemoryPlan.KeepBytesOf(resources), kept = 0, scratch = 0;
        foreach (long bytes in files.Select(file => file.DecodedBytes))
        {
            if (kept + bytes <= keep) kept += bytes;
            else scratch += bytes;
        }

        return (kept, scratch);
    }

    /// <summary>Throws <see cref="StackJobException"/> that names each disk without room for what is to lie on it.</summary>
    public static void Require(IReadOnlyList<DiskNeed> needs, Func<string, DiskSpace> spaceOf)
    {
        var full = new List<string>();
        foreach (var disk in needs.Where(need => need.Bytes > 0).GroupBy(need => spaceOf(need.Folder)))
        {
            if (disk.Sum(need => need.Bytes) <= disk.Key.FreeBytes) continue;
            string what = string.Join(" and ", disk.Select(need => $"up to {Megabytes(need.Bytes)} of {need.What} in {need.Folder}"));
            string options = string.Join(" or ", disk.Select(need => need.Option));
            full.Add($"There is no room for {what}: {Megabytes(disk.Key.FreeBytes)} are free. "
                + $"Free some space, or name another folder with {options}.");
        }

        if (full.Count > 0) throw new StackJobException(string.Join('\n', full));
    }

    private static string Megabytes(long bytes) => $"{bytes >> 20} MB";

    /// <summary>Samples as they are, compressed formats too: a noisy picture shrinks little.</summary>
    private static long ResultBytes(MemoryDemand demand, StackTargets targets)
    {
        long pictures = targets.Formats.Sum(format => demand.ResultPixels * format.BytesPerPixel(demand.PlaneCount));
        long maps = targets.Maps.Sum(map => demand.ResultPixels
            * map.Format.BytesPerPixel(map.Map == ResultMap.Variance ? demand.PlaneCount : 1));
        return pictures + maps + SmallFilesBytes;
    }

    private static long MasterBytes(StackJob job, FrameInfo first)
    {
        var all = job.Sets.Select(set => set.Calibration).Append(job.Calibration);
        int maps = all.Sum(options => (options.Dark is null && options.Bias is null ? 0 : 1) + (options.Flat is null ? 0 : 1));
        return maps * sizeof(float) * first.SensorArea.Area;
    }
}
