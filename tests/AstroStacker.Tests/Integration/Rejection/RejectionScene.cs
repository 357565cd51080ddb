using AstroStacker.Integration;
using AstroStacker.Testing;

namespace AstroStacker.Tests.Integration.Rejection;

/// <summary>Stacks of a sky of 0.2 and noise of 0.01, twice as much in every third frame, with outliers and gaps.</summary>
internal static class RejectionScene
{
    public static float[] Samples(int frames, int pixels)
    {
        var samples = FixedData.Gaussian(frames * pixels, frames);
        var noise = Noise(frames);
        var random = new Random(frames);
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = 0.2f + MathF.Sqrt(noise[i / pixels].Floor + noise[i / pixels].PerLevel * 0.2f) * samples[i];
            if (random.Next(12) == 0) samples[i] += (random.Next(2) == 0 ? -1 : 1) * 0.05f * (1 + random.NextSingle());
        }

        return samples;
    }

    public static FrameNoise[] Noise(int frames) =>
        [.. Enumerable.Range(0, frames).Select(f => new FrameNoise((f % 3 == 2 ? 3.5f : 0.5f) * 1e-4f, 2.5e-4f))];

    public static float[] Seeing(int pixels) => [.. Enumerable.Range(0, pixels).Select(p => p % 5 == 0 ? 0.004f * (p % 7) : 0)];

    /// <summary>
    /// All present in the first pixels, then a few absent ones, then none at all in every 50th pixel.
    /// </summary>
    public static float[] Present(int frames, int pixels)
    {
        var random = new Random(pixels);
        float[] weights = [.. Enumerable.Repeat(1f, frames * pixels)];
        for (int i = 0; i < weights.Length; i++)
            if (i % pixels > pixels / 2 && (random.Next(6) == 0 || i % pixels % 50 == 0)) weights[i] = 0;
        return weights;
    }
}
