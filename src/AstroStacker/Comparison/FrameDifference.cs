using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Comparison;

/// <summary>A frame minus the night's model, in units of its own noise: white noise of deviation near 1, and trails.</summary>
internal static class FrameDifference
{
    /// <summary>Bins brighter or darker than this, in sigma, count no more.</summary>
    public const float MostSigma = 4;

    /// <summary>Structure is looked at in every so many bins of every so many rows.</summary>
    private const int SampleStep = 3;

    private const int FewestSamples = 100;

    /// <summary>Shares of the structure's height by which it may change; the first that explains the scatter is taken.</summary>
    private static readonly float[] s_shares = [0.01f, 0.015f, 0.02f, 0.03f, 0.045f, 0.07f, 0.1f, 0.14f, UsualShare];

    /// <summary>Where there is too little structure to tell; what seeing does to the wings of a star.</summary>
    private const float UsualShare = 0.2f;

    /// <summary>
    /// Turns the difference (absent bins at positive infinity) into sigmas: the smooth difference of the backgrounds off,
    /// divided by noise and the changes of structure; 0 where absent. Null where too little is there.
    /// </summary>
    public static DifferenceUnit? Normalise(Span<float> difference, BinnedGrid grid, NightStructure structure)
    {
        var surface = new CellSurface(difference, grid.Width);
        if (surface.IsEmpty) return null;
        float share = ChangingShare(difference, grid, surface, structure);
        using var rows = PlanePool.Rent<float>(2 * grid.Width);
        Span<float> levels = rows.Span[..grid.Width], sigmas = rows.Span[grid.Width..];
        for (int y = 0; y < grid.Height; y++)
        {
            surface.FillRow(y, levels, sigmas);
            int start = y * grid.Width;
            ModelKernels.Normalise(
                difference.Slice(start, grid.Width), levels, sigmas, structure.Values.Slice(start, grid.Width), share, MostSigma);
        }

        return new DifferenceUnit(surface.UsualSigma, share);
    }

    /// <summary>The least share of structure with which bins of stars scatter no more than bins of sky.</summary>
    private static float ChangingShare(ReadOnlySpan<float> difference, BinnedGrid grid, CellSurface surface, NightStructure structure)
    {
        var samples = new List<(float Excess, float Sigma, float Height)>();
        float[] levels = new float[grid.Width], sigmas = new float[grid.Width];
        for (int y = 0; y < grid.Height; y += SampleStep)
        {
            surface.FillRow(y, levels, sigmas);
            int start = y * grid.Width;
            for (int x = y / SampleStep % SampleStep; x < grid.Width; x += SampleStep)
            {
                float height = structure.Values[start + x], value = difference[start + x];
                if (height > sigmas[x] && value < float.PositiveInfinity) samples.Add((value - levels[x], sigmas[x], height));
            }
        }

        if (samples.Count < FewestSamples) return UsualShare;
        double[] ratios = new double[samples.Count];
        foreach (float share in s_shares)
        {
            for (int i = 0; i < ratios.Length; i++)
                ratios[i] = samples[i].Excess / (samples[i].Sigma + share * samples[i].Height);
            if (RobustStatistics.SigmaAbout(ratios, 0) <= 1) return share;
        }

        return UsualShare;
    }
}
