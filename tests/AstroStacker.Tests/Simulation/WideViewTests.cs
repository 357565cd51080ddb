using AstroStacker.Imaging;
using AstroStacker.Simulation;
using Xunit;

namespace AstroStacker.Tests.Simulation;

public sealed class WideViewTests
{
    private static readonly NightOptions s_night = QuietNight.Stars with
    {
        LightCount = 5,
        StarCount = 200,
        ViewDegrees = 110,
        SkyTurnDegrees = 0.5,
        RepointFrom = 3,
        RepointDegrees = 20,
        LensK1 = -0.04,
        DitherPixels = 0,
        RotationDegrees = 0,
    };

    [Fact]
    public void Truth_OfAWideView_KeepsAnglesBetweenStars()
    {
        var truth = new NightRenderer(s_night).Truth;
        Transform first = Ideal(truth, 0), last = Ideal(truth, 4);
        double focal = Math.Sqrt(Math.Pow(s_night.WidthPixels, 2) + Math.Pow(s_night.HeightPixels, 2)) / 2 / Math.Tan(55 * Math.PI / 180);
        for (int i = 1; i < 20; i++)
        {
            double before = Angle(first, truth.Stars[0], truth.Stars[i], focal);
            double after = Angle(last, truth.Stars[0], truth.Stars[i], focal);
            if (double.IsFinite(before) && double.IsFinite(after)) Assert.Equal(before, after, 1e-9);
        }
    }

    [Fact]
    public void FirstLight_HasTheStarsAskedFor()
    {
        var truth = new NightRenderer(s_night).Truth;
        var area = s_night.VisibleArea.Inflate(30);
        Assert.Equal(s_night.StarCount, truth.Stars.Count(star => Sees(truth.Lights[0], star, area)));
        Assert.All(truth.Stars, star => Assert.Contains(truth.Lights, light => Sees(light, star, area)));
        Assert.Contains("\"targetLens\"", truth.ToJson());
    }

    [Fact]
    public void Between_LightsOfOneLens_TakesTheLensAlong()
    {
        var truth = new NightRenderer(s_night).Truth;
        var between = truth.Between(0, 4);
        var star = truth.Stars.First(star => Sees(truth.Lights[0], star, s_night.VisibleArea) && Sees(truth.Lights[4], star, s_night.VisibleArea));
        var (x, y) = truth.Lights[0].SceneToFrame.Map(star.X, star.Y);
        var (u, v) = truth.Lights[4].SceneToFrame.Map(star.X, star.Y);
        var (mappedU, mappedV) = between.Map(x, y);
        Assert.Equal(u, mappedU, 1e-6);
        Assert.Equal(v, mappedV, 1e-6);
    }

    [Fact]
    public void PlaneSky_ThatTurnsAboutAPole_IsRefused() =>
        Assert.Contains("angle of view", NightRules.Problem(s_night with { ViewDegrees = 0 }));

    private static Transform Ideal(NightTruth truth, int light) => new([.. truth.Lights[light].SceneToFrame.Matrix]);

    private static bool Sees(LightTruth light, SceneStar star, PixelRectangle area)
    {
        var (x, y) = light.SceneToFrame.Map(star.X, star.Y);
        return x >= area.X && x < area.Right && y >= area.Y && y < area.Bottom;
    }

    /// <summary>Between two stars as an ideal camera of that focal length sees them.</summary>
    private static double Angle(Transform ideal, SceneStar a, SceneStar b, double focal)
    {
        double centreX = (s_night.WidthPixels - 1) / 2.0, centreY = (s_night.HeightPixels - 1) / 2.0;
        var ((ax, ay), (bx, by)) = (ideal.Map(a.X, a.Y), ideal.Map(b.X, b.Y));
        (ax, ay, bx, by) = (ax - centreX, ay - centreY, bx - centreX, by - centreY);
        double product = ax * bx + ay * by + focal * focal;
        double lengths = Math.Sqrt((ax * ax + ay * ay + focal * focal) * (bx * bx + by * by + focal * focal));
        return Math.Acos(Math.Min(1, product / lengths));
    }
}
