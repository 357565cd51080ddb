namespace AstroStacker.Bench;

/// <summary>Seeded noise on a sky of 0.1, as an exposure gives it.</summary>
internal static class BenchData
{
    public static float[] Sky(int count)
    {
        var random = new Random(count);
        var samples = new float[count];
        for (int i = 0; i < count; i++)
        {
            double sum = -6;
            for (int k = 0; k < 12; k++) sum += random.NextDouble();
            samples[i] = (float)(0.1 + 0.01 * sum);
        }

        return samples;
    }
}
