using AstroStacker.Calibration;
using AstroStacker.Simulation;
using AstroStacker.Testing;
using AstroStacker.Testing.Nights;
using Xunit;

namespace AstroStacker.EndToEnd.Nights;

/// <summary>What is left of vignetting, dust and uneven pixels, whatever tells the flats' own bias.</summary>
public sealed class FlatFieldTests(FlatFieldTests.RawNight raw) : IClassFixture<FlatFieldTests.RawNight>
{
    private const double MostOverIdeal = 1.1, MostTint = 1e-3;

    private static readonly NightOptions s_sky = FlatFieldNight.Sky with { WidthPixels = 1152, HeightPixels = 768 };

    [Fact]
    public void Stack_BiasFrames_LeaveNoShading() =>
        AssertFlat(raw.Night.Stack(options => options with { Bias = raw.Night.Frames(FrameKind.Bias) }));

    [Fact]
    public void Stack_DarkFlats_LeaveNoShading() =>
        AssertFlat(raw.Night.Stack(options => options with { DarkFlat = raw.Night.Frames(FrameKind.DarkFlat) }));

    [Fact]
    public void Stack_BlackLevelOfTheFile_LeavesNoShading() => AssertFlat(raw.Night.Stack(options => options));

    [Theory]
    [InlineData("500")]
    [InlineData("=4*(120+5)")]
    public void Stack_LevelOfTheBias_LeavesNoShading(string level) =>
        AssertFlat(raw.Night.Stack(options => options with { Bias = new MasterSource { Level = level } }));

    [Theory]
    [InlineData(0.8)]
    [InlineData(1.2)]
    public void Stack_FlatsBrighterOrDimmer_LeaveNoShading(double brightness)
    {
        using var folder = new TemporaryFolder();
        var night = new FlatFieldNight(
            s_sky with { FlatAdu = brightness * s_sky.FlatAdu, FlatBiasAdu = 700, DarkFlatCount = 20 }, folder);
        AssertFlat(night.Stack(options => options with { DarkFlat = night.Frames(FrameKind.DarkFlat) }));
    }

    // Nothing but the dark tells the bias here: FITS files give no black level.
    [Fact]
    public void Stack_LevelOfTheDark_LeavesNoShading()
    {
        using var folder = new TemporaryFolder();
        var night = new FlatFieldNight(
            s_sky with { Format = NightFormat.Fits, DarkElectronsPerSecond = 0.02, HotPixelShare = 0 }, folder);
        AssertFlat(night.Stack(options => options));
    }

    private static void AssertFlat(FlatFieldFigures figures)
    {
        Assert.All(figures.OverIdeal, over => Assert.InRange(over, 0.8, MostOverIdeal));
        Assert.InRange(figures.Tint, 0, MostTint);
        Assert.InRange(figures.TintOfParts, 0, MostTint);
    }

    /// <summary>DNGs, which know their black level.</summary>
    public sealed class RawNight : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public RawNight() => Night = new FlatFieldNight(s_sky with { DarkFlatCount = 20 }, _folder);

        public FlatFieldNight Night { get; }

        public void Dispose() => _folder.Dispose();
    }
}
