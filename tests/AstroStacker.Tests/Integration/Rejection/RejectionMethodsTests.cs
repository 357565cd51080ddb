using AstroStacker.Integration.Rejection;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Integration.Rejection;

/// <summary>What every rejection method promises.</summary>
public sealed class RejectionMethodsTests
{
    public static readonly TheoryData<string> Names = new(RejectionMethods.All.Select(method => method.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Reject_FramesInAnotherOrder_KeepsTheSameSamples(string name)
    {
        const int frames = 13, pixels = 77;
        var samples = Samples(frames * pixels);
        float[] weights = Reject(name, samples, frames), shuffled = new float[samples.Length];
        int[] order = [.. Enumerable.Range(0, frames).OrderBy(f => (f * 5 + 3) % frames)];
        for (int f = 0; f < frames; f++) samples.AsSpan(order[f] * pixels, pixels).CopyTo(shuffled.AsSpan(f * pixels));
        var again = Reject(name, shuffled, frames);
        for (int f = 0; f < frames; f++)
            Assert.Equal(weights.AsSpan(order[f] * pixels, pixels).ToArray(), again.AsSpan(f * pixels, pixels).ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reject_AbsentSamples_PlayNoPart(string name)
    {
        const int frames = 10, pixels = 64;
        var samples = Samples(frames * pixels);
        var without = Reject(name, samples, frames);
        float[] more = [.. samples.Take(3 * pixels), .. Enumerable.Repeat(1e9f, pixels), .. samples.Skip(3 * pixels)];
        float[] weights = [.. more.Select(sample => sample == 1e9f ? 0f : 1f)];
        RejectionMethods.Get(name).Reject(new PixelStack(more, weights, frames + 1), new RejectionOptions());
        Assert.Equal([.. without.Take(3 * pixels), .. new float[pixels], .. without.Skip(3 * pixels)], weights);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reject_EqualSamples_KeepsAllOfThem(string name)
    {
        for (int frames = 1; frames <= 40; frames++)
            Assert.DoesNotContain(0f, Reject(name, [.. Enumerable.Repeat(0.3f, frames * 17)], frames));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reject_FewerThanFewestFrames_KeepsEverything(string name)
    {
        int frames = RejectionMethods.Get(name).FewestFrames - 1;
        if (frames > 0) Assert.DoesNotContain(0f, Reject(name, Samples(frames * 50), frames));
    }

    [Theory]
    [InlineData("auto", 1, "none")]
    [InlineData("auto", 2, "none")]
    [InlineData("auto", 3, "predicted")]
    [InlineData("auto", 7, "predicted")]
    [InlineData("auto", 8, "winsorized")]
    [InlineData("auto", 24, "winsorized")]
    [InlineData("auto", 25, "gesd")]
    [InlineData("none", 30, "none")]
    [InlineData("winsorized", 2, "winsorized")]
    public void Choose_NameAndFrames_GivesTheMethod(string name, int frames, string expected) =>
        Assert.Equal(expected, RejectionMethods.Choose(name, frames).Name);

    [Fact]
    public void Get_UnknownName_ListsTheNames() =>
        Assert.Contains("auto, none, minmax", Assert.Throws<ArgumentException>(() => RejectionMethods.Get("kappa")).Message);

    /// <summary>Noise with a few far outliers and, as in raw ADU, many equal values.</summary>
    private static float[] Samples(int count) =>
        [.. FixedData.Gaussian(count, 8).Select((z, i) => MathF.Round(1000 + 5 * z) + (i % 23 == 0 ? 100 : 0))];

    private static float[] Reject(string name, float[] samples, int frames)
    {
        float[] weights = [.. Enumerable.Repeat(1f, samples.Length)];
        RejectionMethods.Get(name).Reject(new PixelStack(samples, weights, frames), new RejectionOptions());
        return weights;
    }
}
