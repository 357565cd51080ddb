using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Comparison.Defects;

/// <summary>
/// Columns that stand out over most of a band's rows: no pixel of theirs rises above the next one in its column, so that the
/// search pixel by pixel passes them over. A column's rise is the median over the rows of its difference from the nearer in
/// value of the two columns of its colours beside it: a star is too short for it, a bad column beside it is not the nearer.
/// </summary>
internal static class BadColumns
{
    /// <summary>To the next column of the same colours, of mono and Bayer frames.</summary>
    private const int Step = 2;

    /// <summary>Sigmas of all columns' rises at which one is bad.</summary>
    private const float LimitSigmas = 5;

    /// <summary>Of one frame's noise, times the root of the frames: less harms less than mending.</summary>
    private const float LeastRise = 1;

    /// <summary>
    /// Share of its rise up to which the columns next to it may rise: a star drawn along the column by drift is wider than it.
    /// </summary>
    private const float MostOfNeighbour = 0.3f;

    /// <summary>Three rows of four must rise by this share of the median: stars that never move may fill half of a few rows.</summary>
    private const float LeastOfQuarter = 0.2f;

    /// <summary>Fewer, at a sensor's end, are not judged: one star could fill them.</summary>
    private const int FewestRows = 8;

    /// <summary>Finds a band's bad columns and levels them in place.</summary>
    /// <param name="sums">Of deviations over the frames; three more columns must be there on each side.</param>
    /// <param name="stride">From row to row.</param>
    /// <param name="inner">Where columns are judged; x is the place in <paramref name="sums"/>, y is 0.</param>
    /// <param name="frameCount">Frames in the sums.</param>
    /// <returns>Places of the columns in <paramref name="sums"/>, and which of them are hot.</returns>
    public static List<(int Column, bool IsHot)> Find(Span<float> sums, int stride, PixelRectangle inner, int frameCount)
    {
        var found = new List<(int Column, bool IsHot)>();
        if (inner.Height < FewestRows) return found;
        using var rises = PlanePool.Rent<float>(inner.Width);
        using var scratch = PlanePool.Rent<float>(Math.Max(inner.Height, inner.Width));
        var rise = rises.Span[..inner.Width];
        var steps = scratch.Span[..inner.Height];
        for (int i = 0; i < rise.Length; i++)
        {
            for (int y = 0; y < steps.Length; y++) steps[y] = StepAt(sums, y * stride + inner.X + i);
            rise[i] = RobustStatistics.Select(steps, steps.Length / 2);
        }

        var sizes = scratch.Span[..inner.Width];
        for (int i = 0; i < sizes.Length; i++) sizes[i] = Math.Abs(rise[i]);
        float sigma = 1.4826f * RobustStatistics.Select(sizes, sizes.Length / 2);
        float limit = Math.Max(LimitSigmas * sigma, LeastRise * MathF.Sqrt(frameCount));
        for (int i = 0; i < rise.Length; i++)
            if (Math.Abs(rise[i]) > limit && IsSharp(sums, stride, inner.X + i, rise[i], steps))
                found.Add((inner.X + i, rise[i] > 0));
        foreach (var (column, _) in found)
            for (int y = 0; y < inner.Height; y++) sums[y * stride + column] -= StepAt(sums, y * stride + column);
        return found;
    }

    /// <summary>True where nearly all rows rise and one of the columns next to it doesn't, seen from outside.</summary>
    private static bool IsSharp(ReadOnlySpan<float> sums, int stride, int column, float rise, Span<float> scratch)
    {
        float sign = Math.Sign(rise), size = Math.Abs(rise);
        for (int y = 0; y < scratch.Length; y++) scratch[y] = sign * StepAt(sums, y * stride + column);
        if (RobustStatistics.Select(scratch, scratch.Length / 4) < LeastOfQuarter * size) return false;
        float left = Outward(sums, stride, column, -1, sign, scratch), right = Outward(sums, stride, column, 1, sign, scratch);
        return Math.Min(left, right) <= MostOfNeighbour * size;
    }

    /// <summary>How far the next column on one side rises above that of its colours farther out.</summary>
    private static float Outward(ReadOnlySpan<float> sums, int stride, int column, int side, float sign, Span<float> scratch)
    {
        for (int y = 0; y < scratch.Length; y++)
        {
            int at = y * stride + column + side;
            scratch[y] = sign * (sums[at] - sums[at + side * Step]);
        }

        return RobustStatistics.Select(scratch, scratch.Length / 2);
    }

    private static float StepAt(ReadOnlySpan<float> sums, int at)
    {
        float left = sums[at] - sums[at - Step], right = sums[at] - sums[at + Step];
        return Math.Abs(left) < Math.Abs(right) ? left : right;
    }
}
