using AstroStacker.Numerics;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>What demosaic and interpolator alone make of noise, in units of what as many samples of the colour allow.</summary>
public static class KernelNoise
{
    private const double Sigma = 0.01;
    private const double Level = 0.1;
    private const ulong Stream = 77;

    /// <summary>Frames of pure noise of sigma 1 on a level sky, averaged by the kernels alone; the sky is off.</summary>
    public static StackPicture Stack(
        NightTruth truth, IReadOnlyList<int> lights, int reference, string demosaic, string interpolation)
    {
        var kernels = new KernelStack(truth, reference, demosaic, interpolation);
        return kernels.Mean(lights, [.. lights.Select(_ => 1.0)], light => Noise(truth.Options, light), _ => (1 / Sigma, Level));
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

    private static float[] Noise(NightOptions night, int light)
    {
        var samples = new float[night.SensorWidthPixels * night.SensorHeightPixels];
        var random = new SeededRandom(night.Seed, Stream, (ulong)light);
        for (int i = 0; i < samples.Length; i++) samples[i] = (float)(Level + Sigma * random.NextNormal());
        return samples;
    }
}
