using AstroStacker.Numerics;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>What demosaic and interpolator alone make of noise, in units of what as many samples of the colour allow.</summary>
public static class KernelNoise
{
    private const ulong Stream = 77;

    /// <summary>
    /// Frames of nothing but the night's sky and its noise, the same in all colours, averaged by the kernels alone; noise of a
    /// sample is 1, the sky is off.
    /// </summary>
    /// <param name="truth">The night.</param>
    /// <param name="lights">Those in the stack.</param>
    /// <param name="reference">Whose pixels are the picture's.</param>
    /// <param name="kernels">Names of demosaic and interpolation.</param>
    /// <param name="draw">Another draw of the noise for each number.</param>
    public static StackPicture Stack(
        NightTruth truth, IReadOnlyList<int> lights, int reference, (string Demosaic, string Interpolation) kernels, int draw)
    {
        var night = truth.Options;
        double range = (night.WhiteAdu - night.BiasAdu) * night.GainElectronsPerAdu;
        double level = night.SkyElectrons / range;
        double sigma = Math.Sqrt(night.SkyElectrons + night.ReadNoiseElectrons * night.ReadNoiseElectrons) / range;
        float[] Noise(int light)
        {
            var samples = new float[night.SensorWidthPixels * night.SensorHeightPixels];
            var random = new SeededRandom(night.Seed, Stream, (ulong)draw, (ulong)light);
            for (int i = 0; i < samples.Length; i++) samples[i] = (float)(level + sigma * random.NextNormal());
            return samples;
        }

        return new KernelStack(truth, reference, kernels.Demosaic, kernels.Interpolation)
            .Mean(lights, [.. lights.Select(_ => 1.0)], Noise, _ => (1 / sigma, level));
    }

    /// <summary>Rms of means over bins of such stacks, over what their samples allow; bins that the limit calls usable.</summary>
    public static double Ratio(IReadOnlyList<StackPicture> draws, NoiseLimit limit, int frames, int plane, int side)
    {
        double[] usable = limit.Variances(plane, side, false);
        int across = draws[0].Width / side, limitAcross = limit.Across / (side / NoiseLimit.Side);
        double share = draws[0].Planes.Count == 1 ? 1 : plane == 1 ? 0.5 : 0.25;
        int[] places = [.. Enumerable.Range(0, usable.Length).Where(i => double.IsFinite(usable[i]))
            .Select(i => i / limitAcross * across + i % limitAcross)];
        double[] squares = [.. draws.Select(draw => draw.Bins(plane, side))
            .SelectMany(bins => places.Select(at => bins[at] * bins[at]))];
        return Math.Sqrt(squares.Average() * share * side * side * frames);
    }
}
