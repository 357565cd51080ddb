using AstroStacker.Integration;
using AstroStacker.Integration.Combining;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Integration.Combining;

public sealed class CombineMethodsTests
{
    public static readonly TheoryData<string> Names = new(CombineMethods.All.Select(method => method.Name));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(21)]
    public void Combine_EveryLengthWithGaps_EqualsScalarTwin(int frames)
    {
        var frameWeights = FixedData.Uniform(frames, 9, 0.5f, 1.5f);
        for (int pixels = 0; pixels <= 260; pixels += frames > 5 ? 7 : 1)
        {
            var samples = FixedData.Uniform(frames * pixels, 1, -0.3f, 1);
            float[] weights = [.. FixedData.Uniform(frames * pixels, 2, 0, 1).Select((x, i) => x < 0.3f || i % pixels == 5 ? 0f : x)];
            foreach (var method in CombineMethods.All)
            {
                var result = new float[pixels];
                method.Combine(samples, weights, frameWeights, result);
                for (int p = 0; p < pixels; p++)
                    Assert.Equal(Plain(method.Name, Column(samples, p), Column(weights, p), frameWeights), result[p]);
            }

            float[] Column(float[] frameMajor, int p) => [.. Enumerable.Range(0, frames).Select(f => frameMajor[f * pixels + p])];
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Combine_EqualSamples_GivesThatValueExactly(string name)
    {
        const int frames = 7;
        float[] values = [0.1f, 1f / 3, 65535, 12345.678f, 1e-7f, -0.7f, 0, 1], result = new float[values.Length];
        float[] samples = [.. Enumerable.Range(0, frames).SelectMany(_ => values)];
        float[] weights = FixedData.Uniform(samples.Length, 4, 0.1f, 3), frameWeights = FixedData.Uniform(frames, 3, 0.3f, 2);
        CombineMethods.Get(name).Combine(samples, weights, frameWeights, result);
        Assert.Equal(name == "sum" ? [.. values.Select(value => value * frames)] : values, result);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void VarianceRatio_GaussianNoise_IsWhatIsMeasured(string name)
    {
        const int frames = 9, pixels = 20_000;
        var method = CombineMethods.Get(name);
        if (method.VarianceRatio(frames) is not { } expected) return;
        var result = new float[pixels];
        float[] samples = FixedData.Gaussian(frames * pixels, 5), weights = [.. samples.Select(_ => 1f)];
        method.Combine(samples, weights, [.. Enumerable.Repeat(1f, frames)], result);
        Assert.InRange(frames * result.Average(x => (double)x * x) / expected, 0.95, 1.05);
    }

    [Fact]
    public void Get_UnknownName_ListsTheNames() => Assert.Contains(
        "mean, median, sum, max, min", Assert.Throws<ArgumentException>(() => CombineMethods.Get("average")).Message);

    private static float Plain(string name, float[] samples, float[] weights, float[] frameWeights)
    {
        float[] present = [.. samples.Where((_, f) => weights[f] > 0).Order()];
        if (present.Length == 0) return 0;
        double sum = 0, total = 0;
        for (int f = 0; f < samples.Length; f++)
        {
            float weight = weights[f] * frameWeights[f];
            sum += (double)weight * samples[f];
            total += weight;
        }

        return name switch
        {
            "mean" => (float)(sum / total),
            "sum" => (float)(sum / total) * samples.Length,
            "median" => (present[(present.Length - 1) / 2] + present[present.Length / 2]) * 0.5f,
            "max" => present[^1],
            "min" => present[0],
            _ => throw new ArgumentException($"\"{name}\" has no plain twin.", nameof(name)),
        };
    }
}
