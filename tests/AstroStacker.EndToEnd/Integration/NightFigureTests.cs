using AstroStacker.Simulation;
using AstroStacker.Testing;
using AstroStacker.Testing.Nights;
using Xunit;

namespace AstroStacker.EndToEnd.Integration;

/// <summary>The figures of bench/integration.sh on small nights.</summary>
public sealed class NightFigureTests : IDisposable
{
    private static readonly FrameKind[] s_masters = [FrameKind.Dark, FrameKind.Flat, FrameKind.Bias];

    private static readonly NightOptions s_night = new()
    {
        Seed = 20264,
        Format = NightFormat.Fits,
        WidthPixels = 700,
        HeightPixels = 500,
        LightCount = 10,
        StarCount = 230,
        CosmicRaysPerFrame = 0,
    };

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _other = new();

    public void Dispose()
    {
        _folder.Dispose();
        _other.Dispose();
    }

    // Over all colours: with 3 runs of 600 bins the ratio is known to 0.02, which stands on top of the 1.04 asked for.
    [Fact]
    public void PlainNight_Rejecting_HoldsTheLightAtBinsOf32()
    {
        var runs = NightRuns.Of(s_night with { LightCount = 18 }, 3, _folder);
        StackRun[] stacks = [.. Enumerable.Range(0, runs.Count).Select(run => runs.Stack(run))];
        var limit = new NoiseLimit(
            runs.Truth, stacks[0].Lights, stacks[0].Reference, (stacks[0].Picture.Width, stacks[0].Picture.Height));
        StackPicture[] pictures = [.. stacks.Select(stack => stack.Picture)];
        double[] ratios = [.. Enumerable.Range(0, 3).Select(plane => NoiseRatio.Of(pictures, limit, plane, 32, false).Ratio)];
        Assert.InRange(Math.Sqrt(ratios.Average(ratio => ratio * ratio)), 0.9, 1.06);
    }

    [Fact]
    public void EightOfTenFramesWithTrails_LeaveNoBinOff()
    {
        var truth = new NightRenderer(s_night with { SatelliteFrames = [0, 1, 2, 4, 5, 6, 7, 9] }).Truth;
        var with = new NightRuns(truth, 1, _folder, s_masters).Stack(0);
        var without = new NightRuns(TrailResidual.Without(truth), 1, _other, s_masters).Stack(0);
        var limit = new NoiseLimit(
            TrailResidual.Without(truth), with.Lights, with.Reference, (with.Picture.Width, with.Picture.Height));
        Assert.Equal(0, BinsOff.Between(with.Picture, without.Picture, limit, 6, skyOnly: false).Count);
    }

    [Theory]
    [InlineData(NightFormat.FitsMono, 2.8, 1.02)]
    [InlineData(NightFormat.FitsMono, 1.7, 1.08)]
    public void LonelyStars_KeepFluxAndWidth(NightFormat format, double fwhm, double mostWidth)
    {
        var truth = Lattice(s_night with { Format = format, FwhmPixels = fwhm, GainElectronsPerAdu = 2 }, 1e5, 4e5);
        var runs = new NightRuns(truth, 2, _folder, s_masters);
        StackRun[] stacks = [runs.Stack(0), runs.Stack(1)];
        var stars = StarLattice.Seen(truth, stacks[0].Reference, 30);
        var errors = new StarErrors([.. stacks.Select(stack => stack.Picture)], 0, stars, fwhm, 1);
        Assert.InRange(errors.Rms, 0, 0.005);
        Assert.InRange(errors.PhaseSpread, 0, 0.005);
        Assert.InRange(errors.FwhmPixels / OwnSharpness.FwhmPixels(truth, stacks[0].Lights, stacks[0].Weights), 0.98, mostWidth);
    }

    // At 1.7 the sharp demosaic dug holes of 20 sigma beside bright stars.
    [Theory]
    [InlineData(2.8)]
    [InlineData(1.7)]
    public void SaturatedStars_HaveWhiteCoresAndNoDarkRings(double fwhm)
    {
        var truth = Lattice(s_night with { FwhmPixels = fwhm }, 2e5, 2e7);
        var run = new NightRuns(truth, 1, _folder, s_masters).Stack(0);
        var stars = StarLattice.Seen(truth, run.Reference, 30);
        var (largest, pixels) = BrightStars.Core(run, truth, stars);
        Assert.True(pixels > 20, $"{pixels} pixels");
        Assert.InRange(largest, 0, 0.01);
        for (int plane = 0; plane < 3; plane++)
            Assert.InRange(BrightStars.Rings(run.Picture, plane, stars, fwhm).Ring, 0, 3);
    }

    private static NightTruth Lattice(NightOptions night, double faintest, double brightest) =>
        StarLattice.Draw(night with { NebulaElectrons = 0 }, faintest, brightest, 56);
}
