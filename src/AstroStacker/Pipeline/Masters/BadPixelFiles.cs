using AstroStacker.Calibration;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>The lists of bad pixels that a run reads and leaves.</summary>
internal static class BadPixelFiles
{
    /// <summary>The list that the job names, for the sensor of a frame. Throws <see cref="FrameException"/>.</summary>
    public static DefectMap Given(StackJob job, FrameInfo first) =>
        job.BadPixels is { } path ? BadPixelList.Read(path, first) : DefectMap.None;

    /// <summary>Writes what was left out to the file asked for, and beside masters that are kept; returns the files.</summary>
    /// <param name="job">Asks.</param>
    /// <param name="map">All defects of the run.</param>
    /// <param name="frame">A light.</param>
    /// <param name="notes">Told of a list beside the masters that can't be written: it is no reason to fail.</param>
    public static IReadOnlyList<string> Save(StackJob job, DefectMap map, FrameInfo frame, List<string> notes)
    {
        var written = new List<string>();
        if (job.Output.BadPixels is { } asked)
        {
            OutputNames.MakeFolder(asked);
            BadPixelList.Write(asked, map, frame);
            written.Add(asked);
        }

        if (job.Resources.MasterFolder is not { } folder || map.IsEmpty) return written;
        string beside = Path.Combine(folder, $"bad-pixels-{Path.GetFileName(job.Output.Prefix)}{BadPixelList.Extension}");
        try
        {
            Directory.CreateDirectory(folder);
            BadPixelList.Write(beside, map, frame);
            written.Add(beside);
        }
        catch (Exception error) when (error is FrameException or IOException or UnauthorizedAccessException)
        {
            notes.Add($"The list of bad pixels can't be kept ({error.Message.TrimEnd('.')}).");
        }

        return written;
    }
}
