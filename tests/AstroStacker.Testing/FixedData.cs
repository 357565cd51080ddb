namespace AstroStacker.Testing;

/// <summary>Seeded samples for kernel tests: the same on every machine and run.</summary>
public static class FixedData
{
    /// <summary>Uniform in low to high.</summary>
    public static float[] Uniform(int count, int seed, float low, float high)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => low + (high - low) * random.NextSingle())];
    }

    /// <summary>
    /// Nearly Gaussian with mean 0 and sigma 1: twelve uniforms summed (no logarithm, whose last bit differs between systems).
    /// </summary>
    public static float[] Gaussian(int count, int seed)
    {
        var random = new Random(seed);
        var samples = new float[count];
        for (int i = 0; i < count; i++)
        {
            double sum = -6;
            for (int k = 0; k < 12; k++) sum += random.NextDouble();
            samples[i] = (float)sum;
        }

        return samples;
    }
}
