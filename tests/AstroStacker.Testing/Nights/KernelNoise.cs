using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Resampling;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>
/// What demosaic and interpolator alone make of noise: frames of pure noise of one sigma, brought together by a night's true
/// transforms and averaged, nothing rejected. Binned, in units of what as many samples of the colour allow.
/// </summary>
public static class KernelNoise
{
    private const double Sigma = 0.01;
    private const double Level = 0.1;
    private const ulong Stream = 77;

    /// <param name="truth">Whose transforms and mosaic are used.</param>
    /// <param name="lights">Those in the stack.</param>
    /// <param name="reference">Whose pixels are the picture's.</param>
    /// <param name="demosaic">A name of DemosaicMethods.All.</param>
    /// <param name="interpolation">A name of Interpolators.All.</param>
    public static StackPicture Stack(
        NightTruth truth, IReadOnlyList<int> lights, int reference, string demosaic, string interpolation)
    {
        var area = truth.Options.VisibleArea;
        var tile = new PixelRectangle(0, 0, area.Width, area.Height);
        var cfa = new NightRenderer(truth.Options with { Noise = false }).Render(FrameKind.Bias, 0).Info.Cfa;
        int planes = cfa is null ? 1 : 3, pixels = (int)tile.Area;
        var sums = new float[planes * pixels];
        var interpolator = Interpolators.Get(interpolation);
        float[] values = new float[pixels], weights = new float[pixels];
        foreach (int light in lights)
        {
            var colours = Colours(truth.Options.Seed, light, area, cfa, demosaic);
            var toFrame = Transform.Shift(area.X, area.Y).Then(truth.Between(reference, light));
            for (int plane = 0; plane < planes; plane++)
            {
                interpolator.Resample(colours.AsSpan(plane * pixels, pixels), area, area, toFrame, tile, values, weights);
                for (int i = 0; i < pixels; i++) sums[plane * pixels + i] += (values[i] - (float)Level) / (float)Sigma;
            }
        }

        foreach (ref float sum in sums.AsSpan()) sum /= lights.Count;
        return new StackPicture(tile.Width, tile.Height, [.. Enumerable.Range(0, planes).Select(plane => sums[(plane * pixels)..((plane + 1) * pixels)])]);
    }

    /// <summary>Rms of means over bins of such a stack, over what its samples allow; bins that the limit calls usable.</summary>
    public static double Ratio(StackPicture noise, NoiseLimit limit, int frames, int plane, int side)
    {
        double[] bins = noise.Bins(plane, side), usable = limit.Variances(plane, side, false);
        int across = noise.Width / side, limitAcross = limit.Across / (side / NoiseLimit.Side);
        double share = noise.Planes.Count == 1 ? 1 : plane == 1 ? 0.5 : 0.25;
        double[] squares = [.. usable.Select((variance, i) => double.IsFinite(variance)
            ? Math.Pow(bins[i / limitAcross * across + i % limitAcross], 2) : double.NaN).Where(double.IsFinite)];
        return Math.Sqrt(squares.Average() * share * side * side * frames);
    }

    private static float[] Colours(ulong seed, int light, PixelRectangle area, CfaPattern? cfa, string demosaic)
    {
        int halo = cfa is null ? 0 : DemosaicMethods.Get(demosaic).HaloPixels;
        var window = area.Inflate(halo);
        var samples = new float[window.Area];
        var random = new SeededRandom(seed, Stream, (ulong)light);
        for (int i = 0; i < samples.Length; i++) samples[i] = (float)(Level + Sigma * random.NextNormal());
        if (cfa is null) return samples;
        var planes = new float[3 * area.Area];
        DemosaicMethods.Get(demosaic).Demosaic(samples, new MosaicWindow(window, window, cfa), area, planes);
        return planes;
    }
}
