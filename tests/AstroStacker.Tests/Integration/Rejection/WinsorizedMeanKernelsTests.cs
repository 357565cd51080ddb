using AstroStacker.Integration.Rejection;
using AstroStacker.Numerics;
using Xunit;

namespace AstroStacker.Tests.Integration.Rejection;

public sealed class WinsorizedMeanKernelsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(33)]
    public void Mean_OfNoiseWithOutliers_IsThatOfWhatWinsorizedClippingKeeps(int frames)
    {
        for (int pixels = 0; pixels <= 260; pixels++)
        {
            float[] samples = Noisy(frames, pixels);
            var mean = new float[pixels];
            WinsorizedMeanKernels.Mean(samples, frames, new RejectionOptions(), mean);
            for (int p = 0; p < pixels; p++) Assert.Equal(Plain(samples, frames, pixels, p), mean[p]);
        }
    }

    [Fact]
    public void Mean_OfFramesInAnotherOrder_HasTheSameBytes()
    {
        const int frames = 9, pixels = 100;
        float[] samples = Noisy(frames, pixels), turned = new float[samples.Length];
        for (int f = 0; f < frames; f++) samples.AsSpan(f * pixels, pixels).CopyTo(turned.AsSpan((frames - 1 - f) * pixels));
        float[] one = new float[pixels], other = new float[pixels];
        WinsorizedMeanKernels.Mean(samples, frames, new RejectionOptions(), one);
        WinsorizedMeanKernels.Mean(turned, frames, new RejectionOptions(), other);
        Assert.Equal(one, other);
    }

    [Fact]
    public void Mean_OfEqualFramesButOneCosmicRay_IsTheLevel()
    {
        float[] samples = [.. Enumerable.Repeat(1000f, 8 * 20)];
        samples[3 * 20 + 7] = 60000;
        var mean = new float[20];
        WinsorizedMeanKernels.Mean(samples, 8, new RejectionOptions(), mean);
        Assert.All(mean, value => Assert.Equal(1000, value));
    }

    private static float[] Noisy(int frames, int pixels)
    {
        var random = new SeededRandom(5, (ulong)frames, (ulong)pixels);
        return [.. Enumerable.Range(0, frames * pixels).Select(_ =>
            (float)(1000 + 10 * random.NextNormal() + (random.NextDouble() < 0.03 ? 500 * random.NextNormal() : 0)))];
    }

    /// <summary>Drops the extremes one after the other by the textbook, then averages from the lowest up.</summary>
    private static float Plain(float[] samples, int frames, int pixels, int pixel)
    {
        var kept = Enumerable.Range(0, frames).Select(f => samples[f * pixels + pixel]).Order().ToList();
        while (kept.Count >= 3)
        {
            float median = (kept[(kept.Count - 1) / 2] + kept[kept.Count / 2]) * 0.5f;
            float low = (median - kept[0]) * (1f / 3), high = (kept[^1] - median) * (1f / 3);
            bool dropLow = IsBeyond(kept, median, low), dropHigh = IsBeyond(kept, median, high);
            if (!IsBeyond(kept, median, Math.Max(low, high))) break;
            if (dropHigh) kept.RemoveAt(kept.Count - 1);
            if (dropLow) kept.RemoveAt(0);
            if (!dropLow && !dropHigh) break;
        }

        double sum = 0;
        foreach (float sample in kept) sum += sample;
        return (float)(sum / kept.Count);
    }

    private static bool IsBeyond(List<float> samples, float median, float scale)
    {
        float clamp = scale * 1.5f, sum = 0, squares = 0;
        foreach (float sample in samples)
        {
            float held = Math.Max(Math.Min(sample - median, clamp), 0 - clamp);
            sum += held;
            squares += held * held;
        }

        float variance = (squares - sum * sum * (1f / samples.Count)) * (1.134f * 1.134f / (samples.Count - 1));
        return Math.Max(variance, 0) < scale * scale;
    }
}
