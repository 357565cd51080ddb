using AstroStacker.Integration;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Integration;

public sealed class SeeingSigmaTests
{
    private static readonly FrameNoise[] s_noise = [.. Enumerable.Repeat(new FrameNoise(1e-4f, 0), 5)];

    [Fact]
    public void Fill_EveryWidth_EqualsScalarTwin()
    {
        for (int width = 1; width <= 260; width++)
        {
            const int height = 7;
            var median = FixedData.Uniform(width * height, width, 0, 0.3f);
            float[] counts = [.. FixedData.Uniform(width * height, 3, 0, 1).Select(x => x < 0.2f ? 0f : 5f)];
            var sigma = new float[width * height];
            SeeingSigma.Fill(median, counts, width, s_noise, sigma);
            for (int p = 0; p < sigma.Length; p++) Assert.Equal(Plain(median, counts, width, p), sigma[p], 1e-6);
        }
    }

    [Fact]
    public void Fill_EmptySky_IsNearlyNothing()
    {
        float[] median = [.. FixedData.Gaussian(64 * 64, 1).Select(z => 0.1f + z * 0.01f * (float)Math.Sqrt(MedianNoise.Variance(5)))];
        var sigma = new float[median.Length];
        SeeingSigma.Fill(median, [.. median.Select(_ => 5f)], 64, s_noise, sigma);
        Assert.InRange(sigma.Count(value => value > 0) / (double)sigma.Length, 0, 0.12);
        Assert.All(sigma, value => Assert.InRange(value, 0, 0.01f));
    }

    [Fact]
    public void Fill_AbsentPixels_LeaveTheirNeighboursAlone()
    {
        float[] median = new float[64 * 8], sigma = new float[median.Length];
        median.AsSpan(0, 200).Fill(0.5f);
        SeeingSigma.Fill(median, [.. median.Select((_, i) => i < 200 ? 5f : 0f)], 64, s_noise, sigma);
        Assert.All(sigma, value => Assert.Equal(0f, value));
    }

    private static double Plain(float[] median, float[] counts, int width, int pixel)
    {
        if (counts[pixel] == 0) return 0;
        int height = median.Length / width, x = pixel % width, y = pixel / width;
        double least = double.MaxValue, greatest = double.MinValue;
        for (int v = Math.Max(0, y - 2); v <= Math.Min(height - 1, y + 2); v++)
            for (int u = Math.Max(0, x - 2); u <= Math.Min(width - 1, x + 2); u++)
            {
                if (counts[v * width + u] == 0) continue;
                least = Math.Min(least, median[v * width + u]);
                greatest = Math.Max(greatest, median[v * width + u]);
            }

        double noise = 5 * Math.Sqrt(1e-4 * MedianNoise.Variance(counts[pixel])), contrast = greatest - least;
        return 0.25 * Math.Sqrt(Math.Max(0, contrast * contrast - noise * noise));
    }
}
