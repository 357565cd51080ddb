using AstroStacker.Imaging;
using static System.FormattableString;

namespace AstroStacker.Formats.Raw;

/// <summary>Finds what no sensor gives: a frame of one value, or rows of nothing, as a file cut short decodes to.</summary>
internal static class RawSampleCheck
{
    private const double MostOfOneValue = 0.99;
    private const int FewestDeadRows = 16;
    private const double ClippedShare = 0.01;

    /// <summary>
    /// Throws <see cref="FrameException"/> where the visible samples can't be a picture; returns a warning where the
    /// camera cut its noise off at zero, else null.
    /// </summary>
    public static string? Require(RawFrame frame)
    {
        var info = frame.Info;
        using var buffer = PlanePool.Rent<ushort>(info.Width);
        string? warning = null;
        for (int plane = 0; plane < info.PlaneCount; plane++)
        {
            var (counts, deadRows) = Look(frame, plane, buffer.Span);
            long total = info.VisibleArea.Area;
            RequireVariety(info, counts, total);
            if (deadRows.Length >= FewestDeadRows)
                throw RawCompleteness.Truncated(info.Path,
                    $"rows {deadRows.Start} to {deadRows.Start + deadRows.Length - 1} of {info.Height} are all 0:"
                        + " the pixels are not all there");
            double clipped = counts[0] / (double)total;
            if (clipped >= ClippedShare)
                warning = Invariant($"Black-clipped RAW: {100 * clipped:0.#} % of its samples are 0, so faint light is lost.");
        }

        return warning;
    }

    private static void RequireVariety(FrameInfo info, int[] counts, long total)
    {
        int most = counts.AsSpan().IndexOf(counts.Max());
        if (counts[most] < MostOfOneValue * total) return;
        string share = counts[most] == total ? "all" : Invariant($"{100.0 * counts[most] / total:0.##} %");
        throw new FrameException(
            info.Path, Invariant($"{info.FormatName} holds no picture: {share} of its {total:N0} samples are {most}"),
            "Copy the file again from the camera's card, or leave it out.");
    }

    private static (int[] Counts, (int Start, int Length) DeadRows) Look(RawFrame frame, int plane, Span<ushort> row)
    {
        var visible = frame.Info.VisibleArea;
        var counts = new int[65536];
        (int Start, int Length) run = (0, 0), longest = (0, 0);
        for (int y = visible.Y; y < visible.Bottom; y++)
        {
            frame.ReadRow(plane, y, row);
            var samples = row.Slice(visible.X, visible.Width);
            RawSampleKernels.Count(samples, counts);
            if (samples.IndexOfAnyExcept((ushort)0) >= 0) run = (y + 1, 0);
            else run = (run.Length == 0 ? y : run.Start, run.Length + 1);
            if (run.Length > longest.Length) longest = run;
        }

        return (counts, longest);
    }
}
