using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AstroStacker.Simulation;
using Xunit;

namespace AstroStacker.Tests.Simulation;

public sealed class SameBytesTests
{
    private static readonly NightOptions s_night = NightOptions.Small with
    {
        WidthPixels = 301,
        HeightPixels = 203,
        LightCount = 3,
        StarCount = 60,
        MarginPixels = 5,
        Perspective = 0.01,
        FlipFrom = 2,
        CloudedFrames = [1],
        BiasOffsetsAdu = [0, 3, 5, 2],
    };

    public static TheoryData<FrameKind> Kinds => [.. Enum.GetValues<FrameKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Render_OneOrTwoThreads_GivesSameBytes(FrameKind kind) =>
        Assert.Equal(new NightRenderer(s_night, 1).Render(kind, 1).Samples, new NightRenderer(s_night, 2).Render(kind, 1).Samples);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Render_OtherSeedOrIndex_GivesOtherBytes(FrameKind kind)
    {
        var renderer = new NightRenderer(s_night);
        ushort[] samples = renderer.Render(kind, 1).Samples;

        Assert.NotEqual(samples, renderer.Render(kind, 0).Samples);
        Assert.NotEqual(samples, new NightRenderer(s_night with { Seed = 2 }).Render(kind, 1).Samples);
    }

    /// <summary>The same on every machine and in every later version; a deliberate change of the simulator changes these.</summary>
    [Theory]
    [InlineData(FrameKind.Light, "E2EA8B533D4C6423")]
    [InlineData(FrameKind.Dark, "FB7A22FD292C2002")]
    [InlineData(FrameKind.Flat, "E95735E982DBD0D3")]
    public void Render_KnownSeed_GivesTheBytesItAlwaysGave(FrameKind kind, string sha256)
    {
        ushort[] samples = new NightRenderer(s_night).Render(kind, 0).Samples;

        Assert.Equal(sha256, Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(samples.AsSpan())))[..16]);
    }
}
