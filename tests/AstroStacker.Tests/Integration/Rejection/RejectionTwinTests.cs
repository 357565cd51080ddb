using AstroStacker.Integration;
using AstroStacker.Integration.Rejection;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Integration.Rejection;

/// <summary>Every method against its plain twin, with and without predicted noise.</summary>
public sealed class RejectionTwinTests
{
    public static readonly TheoryData<string, bool> Cases = new(
        from method in RejectionMethods.All where method.Name != "none" from noise in (bool[])[false, true] select (method.Name, noise));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reject_NoiseWithOutliersAndGaps_AgreesWithPlainTwin(string name, bool isPredicted)
    {
        foreach (int frames in (int[])[2, 3, 4, 5, 7, 12, 20, 33, 50])
        {
            const int pixels = 200;
            var (samples, weights) = (RejectionScene.Samples(frames, pixels), RejectionScene.Present(frames, pixels));
            Compare(name, samples, weights, frames, isPredicted);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reject_EveryLength_TreatsEachPixelAsIfItWereAlone(string name, bool isPredicted)
    {
        const int frames = 9, most = 260;
        float[] samples = RejectionScene.Samples(frames, most), weights = RejectionScene.Present(frames, most);
        var seeing = RejectionScene.Seeing(most);
        float[] whole = [.. weights];
        Reject(name, samples, whole, frames, isPredicted, seeing);
        for (int pixels = 0; pixels < most; pixels++)
        {
            float[] part = Part(weights, pixels);
            Reject(name, Part(samples, pixels), part, frames, isPredicted, seeing[..pixels]);
            Assert.Equal(Part(whole, pixels), part);
        }

        float[] Part(float[] frameMajor, int pixels) =>
            [.. Enumerable.Range(0, frames).SelectMany(f => frameMajor[(f * most)..(f * most + pixels)])];
    }

    private static void Compare(string name, float[] samples, float[] weights, int frames, bool isPredicted)
    {
        int pixels = samples.Length / frames;
        var seeing = RejectionScene.Seeing(pixels);
        float[] after = [.. weights];
        var options = Reject(name, samples, after, frames, isPredicted, seeing);
        var plain = new PlainRejection(name, options, isPredicted ? RejectionScene.Noise(frames) : []);
        for (int p = 0; p < pixels; p++)
        {
            var keep = plain.Keep(Column(samples, p), Column(weights, p), seeing[p]);
            string told = string.Join(" ", Column(samples, p).Zip(keep, Column(after, p)));
            Assert.True(keep.SequenceEqual(Column(after, p).Select(weight => weight > 0)), $"{frames} frames, pixel {p}: {told}");
        }

        float[] Column(float[] frameMajor, int p) => [.. Enumerable.Range(0, frames).Select(f => frameMajor[f * pixels + p])];
    }

    private static RejectionOptions Reject(
        string name, float[] samples, float[] weights, int frames, bool isPredicted, float[] seeing)
    {
        var method = RejectionMethods.Get(name);
        var options = method.Defaults with { SigmaLow = method.Defaults.SigmaLow - 0.5, SigmaHigh = method.Defaults.SigmaHigh + 0.1 };
        method.Reject(
            new PixelStack(samples, weights, frames)
            {
                Noise = isPredicted ? RejectionScene.Noise(frames) : [],
                SeeingSigma = isPredicted ? seeing : [],
            },
            options);
        return options;
    }
}
