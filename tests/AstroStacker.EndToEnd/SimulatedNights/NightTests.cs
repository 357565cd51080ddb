using AstroStacker.EndToEnd.Files;
using Xunit;

namespace AstroStacker.EndToEnd.SimulatedNights;

public sealed class NightTests(Night night) : IClassFixture<Night>
{
    [Fact]
    public void Night_OfTwelveFrames_UsesAll() => Assert.Equal((Night.FrameCount, 0), (night.Report.Used, night.Report.Skipped));

    [Fact]
    public void Transforms_OverAGridOfTheFrame_AreWithinATwentiethOfAPixel()
    {
        for (int light = 0; light < Night.FrameCount; light++)
            TransformError.AssertWithin(0.05, night.Report.Frames[light], night.Truth.Frame0ToFrame(light), night.Stack);
    }

    [Fact]
    public void UncompressedFrames_NeedNoTemporaryFile() =>
        Assert.Equal(0, night.Report.Root.GetProperty("memory").GetProperty("scratchBytes").GetInt64());

    [Fact]
    public void Satellite_InTheFirstFrame_LeavesNoTrail() => Assert.InRange(night.TrailExcess(night.Stack), -4, 4);

    // The measure itself: a plain average must show the trail, a twelfth of 1,500 electrons.
    [Fact]
    public void Satellite_WithoutRejection_IsSeen()
    {
        night.Bench.Succeed([.. Night.Calibrated, "--reject", "none", "--format", "tiff", "-o", "plain", "night/light-*.dng"]);
        Assert.InRange(night.TrailExcess(night.Bench.Tiff("plain")), 80, 160);
    }

    [Fact]
    public void Photometry_OfIsolatedStars_IsWithinOnePercent()
    {
        var ratios = new List<double>();
        foreach (var (star, x, y) in IsolatedStars())
            ratios.Add(ApertureElectrons(x, y) / star);

        Assert.True(ratios.Count >= 8, $"{ratios.Count} stars");
        // The flat's mean, not its centre, is 1: one factor for the whole picture.
        double level = ratios.Order().ElementAt(ratios.Count / 2);
        double rms = Math.Sqrt(ratios.Average(ratio => (ratio / level - 1) * (ratio / level - 1)));
        Assert.True(rms < 0.01, $"{rms:P2} rms over {ratios.Count} stars");
        Assert.InRange(level / night.Truth.Transparency(0), 0.8, 1.1);
    }

    [Fact]
    public void Framing_Intersection_ShowsOnlyWhatAllFramesSee()
    {
        Stack("common", "intersection");
        var coverage = night.Bench.Tiff("common-coverage");
        Assert.InRange(coverage.Width, 1400, 1499);
        Assert.Equal(Night.FrameCount, coverage.Planes[0].Min());
    }

    [Fact]
    public void Framing_Union_ShowsAllThatAnyFrameSees_AndTheSamePixels()
    {
        Stack("whole", "union");
        var (whole, coverage) = (night.Bench.Tiff("whole"), night.Bench.Tiff("whole-coverage"));
        Assert.InRange(whole.Width, 1501, 1550);
        Assert.Equal(0, coverage.At(0, 0, 0));
        Assert.Contains(Enumerable.Range(0, whole.Width), x => coverage.At(0, x, 0) > 0);
        Assert.Contains(Enumerable.Range(0, whole.Width), x => coverage.At(0, x, whole.Height - 1) > 0);
        var origin = night.Bench.Report("whole").Root.GetProperty("picture").GetProperty("outputToReference");
        int left = -(int)origin[2].GetDouble(), top = -(int)origin[5].GetDouble();
        for (int i = 50; i < 950; i++)
            Assert.Equal(night.Stack.At(1, i, i), whole.At(1, left + i, top + i), 2e-4);
    }

    private void Stack(string name, string framing) => night.Bench.Succeed(
        [.. Night.Calibrated, "--framing", framing, "--maps", "--format", "tiff", "-o", name, "night/light-*.dng"]);

    /// <summary>Unsaturated stars of about 1e5 electrons without a neighbour, on the reference frame.</summary>
    private List<(double Electrons, double X, double Y)> IsolatedStars()
    {
        double[] toReference = night.Truth.SceneToFrame(0);
        var stars = night.Truth.Stars;
        return [.. stars
            .Where(star => star.Electrons is > 5e4 and < 2e5)
            .Where(star => stars.Count(other => Math.Abs(other.X - star.X) < 20 && Math.Abs(other.Y - star.Y) < 20) == 1)
            .Select(star => (star.Electrons, Place: TruthFile.Map(toReference, star.X, star.Y)))
            .Where(star => star.Place.X is > 40 and < 1460 && star.Place.Y is > 40 and < 960)
            .Select(star => (star.Electrons, star.Place.X, star.Place.Y))];
    }

    /// <summary>Sum of green within 11 pixels above the median of a ring around.</summary>
    private double ApertureElectrons(double starX, double starY)
    {
        const double apertureRadius = 11, ringInner = 14, ringOuter = 19;
        List<float> inside = [], ring = [];
        for (int y = (int)(starY - ringOuter); y <= starY + ringOuter + 1; y++)
            for (int x = (int)(starX - ringOuter); x <= starX + ringOuter + 1; x++)
            {
                double distance = Math.Sqrt((x - starX) * (x - starX) + (y - starY) * (y - starY));
                if (distance < apertureRadius) inside.Add(night.Stack.At(1, x, y));
                else if (distance is > ringInner and < ringOuter) ring.Add(night.Stack.At(1, x, y));
            }

        return (inside.Sum(value => (double)value) - inside.Count * Night.Median(ring)) * Night.ElectronsAtSaturation;
    }
}
