using AstroStacker.Pipeline;
using AstroStacker.Simulation;
using AstroStacker.Testing;
using AstroStacker.Testing.Nights;
using Xunit;

namespace AstroStacker.EndToEnd.Registration;

/// <summary>Frames without stars in common through the whole pipeline, which may try features too: none is aligned.</summary>
public sealed class NothingInCommonTests
{
    private static readonly NightOptions s_empty = new()
    {
        WidthPixels = 900,
        HeightPixels = 600,
        LightCount = 3,
        StarCount = 0,
        NebulaElectrons = 0,
        HotPixelShare = 0,
        CosmicRaysPerFrame = 0,
        Format = NightFormat.Fits,
    };

    [Fact]
    public void NoiseAlone_AlignsNothing() => AssertNothingAligned(s_empty);

    [Fact]
    public void HotPixelsAlone_AlignNothing() => AssertNothingAligned(s_empty with { HotPixelShare = 1e-3 });

    [Fact]
    public void FrameAndItselfWithoutItsStars_AlignsNothing()
    {
        using var folder = new TemporaryFolder();
        var night = s_empty with { StarCount = 300, NebulaElectrons = 300, HotPixelShare = 1e-3 };
        Write(night with { LightCount = 1 }, folder.MakeFolder("with"));
        Write(night with { LightCount = 1, StarCount = 0 }, folder.MakeFolder("without"));
        string[] files = [folder.At("with", "light-0000.fits"), folder.At("without", "light-0000.fits")];
        AssertOnlyTheReference(files, folder);
        AssertOnlyTheReference([files[1], files[0]], folder);
    }

    private static void AssertNothingAligned(NightOptions night)
    {
        using var folder = new TemporaryFolder();
        Write(night, folder.FullPath);
        AssertOnlyTheReference([.. Enumerable.Range(0, 3).Select(light => folder.At(night.FileName(FrameKind.Light, light)))], folder);
    }

    private static void AssertOnlyTheReference(string[] files, TemporaryFolder folder)
    {
        var frames = StackNight.Register(new StackJob
        {
            Lights = files,
            Output = new() { Prefix = folder.At("stack"), Formats = ["fits"], Overwrite = true },
        });
        Assert.Equal(files.Length, frames.Count);
        Assert.All(frames.Where(frame => !frame.IsReference), frame =>
            Assert.False(frame.Used, $"{frame.Path} was aligned by {frame.Alignment}: {frame.ReferenceToFrame}"));
    }

    private static void Write(NightOptions night, string folder) =>
        new NightWriter(new NightRenderer(night with { DarkCount = 0, FlatCount = 0, BiasCount = 0 }), folder)
            .Write(_ => { }, CancellationToken.None);
}
