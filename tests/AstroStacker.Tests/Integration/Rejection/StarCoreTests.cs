using AstroStacker.Integration;
using AstroStacker.Integration.Combining;
using AstroStacker.Integration.Rejection;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Integration.Rejection;

/// <summary>Stars whose width changes from frame to frame are no outliers.</summary>
public sealed class StarCoreTests
{
    private const int Side = 64, Pixels = Side * Side, Frames = 12, Spacing = 16;
    private const float Sky = 0.05f, Peak = 0.5f;

    private static readonly FrameNoise[] s_noise = [.. Enumerable.Repeat(new FrameNoise(1e-6f, 1e-5f), Frames)];

    [Theory]
    [InlineData("predicted", 1.7, 0.1)]
    [InlineData("predicted", 2.8, 0.04)]
    [InlineData("predicted", 2.8, 0.1)]
    [InlineData("predicted", 4, 0.1)]
    [InlineData("winsorized", 1.7, 0.1)]
    [InlineData("winsorized", 2.8, 0.1)]
    [InlineData("winsorized", 4, 0.1)]
    public void Reject_WidthsThatScatter_ClipsCoresNoMoreThanSky(string name, double fwhm, double scatter)
    {
        var samples = Night(fwhm, scatter);
        var (core, sky) = Clipped(name, samples, withSeeing: true);
        Assert.InRange(core - sky, -0.01, 0.01);
        var (bare, _) = Clipped(name, samples, withSeeing: false);
        Assert.True(name == "winsorized" || bare > 0.05, $"without the seeing's share {bare} would be clipped");
    }

    /// <summary>The share of samples clipped where stars are bright, and away from them.</summary>
    private static (double Core, double Sky) Clipped(string name, float[] samples, bool withSeeing)
    {
        float[] weights = [.. samples.Select(_ => 1f)], median = new float[Pixels], counts = new float[Pixels], seeing = new float[Pixels];
        counts.AsSpan().Fill(Frames);
        MedianCombine.Median(samples, weights, Frames, median);
        SeeingSigma.Fill(median, counts, Side, s_noise, seeing);
        var method = RejectionMethods.Get(name);
        var stack = new PixelStack(samples, weights, Frames)
        {
            Noise = s_noise,
            Median = median,
            SeeingSigma = withSeeing ? seeing : [],
        };
        method.Reject(stack, method.Defaults);
        double Share(Func<float, bool> isOfThem)
        {
            int[] pixels = [.. Enumerable.Range(0, Pixels).Where(p => isOfThem(median[p]))];
            return pixels.Sum(p => Enumerable.Range(0, Frames).Count(f => weights[f * Pixels + p] == 0)) / (double)(pixels.Length * Frames);
        }

        return (Share(value => value > Sky + 0.1f * Peak), Share(value => value < Sky + 0.002f));
    }

    private static float[] Night(double fwhm, double scatter)
    {
        var samples = FixedData.Gaussian(Frames * Pixels, 17);
        var widths = FixedData.Gaussian(Frames, 18);
        var shifts = FixedData.Gaussian(2 * Frames, 19);
        for (int f = 0; f < Frames; f++)
        {
            double width = fwhm * (1 + scatter * widths[f]), dx = 0.02 * shifts[2 * f], dy = 0.02 * shifts[2 * f + 1];
            for (int p = 0; p < Pixels; p++)
            {
                double light = 0;
                for (int star = 0; star < 16; star++)
                {
                    double x = Spacing * (star % 4 + 0.5) + 0.06 * star, y = Spacing * (star / 4 + 0.5) + 0.04 * star;
                    double radius = width / 2 / Math.Sqrt(Math.Pow(2, 1 / 3.5) - 1);
                    double u = p % Side - x - dx, v = p / Side - y - dy;
                    light += Math.Pow(fwhm / width, 2) * Math.Pow(1 + (u * u + v * v) / (radius * radius), -3.5);
                }

                float level = Sky + Peak * (float)light;
                samples[f * Pixels + p] = level + samples[f * Pixels + p] * MathF.Sqrt(s_noise[f].Floor + s_noise[f].PerLevel * level);
            }
        }

        return samples;
    }
}
