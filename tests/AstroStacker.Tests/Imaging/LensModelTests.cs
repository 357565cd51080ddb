using System.Text.Json;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using CsCheck;
using Xunit;

namespace AstroStacker.Tests.Imaging;

public sealed class LensModelTests
{
    private static readonly LensModel s_barrel = new(2012.3, 1490.7, 2500, -0.04, 0.005);

    /// <summary>An equidistant fisheye of 180 degrees, f = theta / tan theta, 2000 pixels from centre to horizon.</summary>
    private static readonly LensModel s_fisheye = new(2000, 1500, 2000, -0.8225, -0.1353, -0.0420);

    private static readonly LensModel s_pincushion = new(2000, 1500, 2500, 0.04, 0.02);

    private static readonly Transform[] s_moves =
    [
        Transform.Rotation(1.2, 500, 300, 0.5), Transform.Shift(-70, 12.5),
        new([-1, 0, 3999, 0, 1, 0, 0, 0, 1]), new([0, 1, 0, 1, 0, 0, 0, 0, 1]),
    ];

    [Fact]
    public void Distort_AfterUndistort_LeadsBackToABillionthOfAPixel() => Gen.Select(
        Gen.Int[0, 2], Gen.Double[0, 4000], Gen.Double[0, 3000])
        .Sample((number, x, y) =>
        {
            var lens = ((LensModel[])[s_barrel, s_fisheye, s_pincushion])[number];
            var (idealX, idealY) = lens.Undistort(x, y);
            if (double.IsNaN(idealX)) return true;
            var (backX, backY) = lens.Distort(idealX, idealY);
            double far = Math.Max(1, Math.Max(Math.Abs(idealX), Math.Abs(idealY)) / 4000);
            return Math.Abs(backX - x) < 1e-9 * far && Math.Abs(backY - y) < 1e-9 * far;
        });

    [Fact]
    public void Pixel_OfARayBeyondTheHorizon_IsWhereItCameFrom()
    {
        var (x, y, w) = s_fisheye.Ray(2000 + 2060, 1500);
        Assert.True(w < 0);
        Assert.True(double.IsNaN(s_fisheye.Undistort(2000 + 2060, 1500).X));
        Assert.Equal(4060, s_fisheye.Pixel(x, y, w).X, 1e-9);
        Assert.Equal(1500, s_fisheye.Pixel(x, y, w).Y, 1e-9);
    }

    [Fact]
    public void Distort_FourPercentBarrel_DrawsTheCornerInwards()
    {
        var lens = new LensModel(0, 0, 1000, -0.04, 0);
        Assert.Equal(1000 / 0.96, lens.Undistort(1000, 0).X, 1e-9);
        Assert.Equal(1000, lens.Distort(1000 / 0.96, 0).X, 1e-9);
    }

    [Fact]
    public void Undistort_BeyondTheReach_IsNotANumber()
    {
        var folding = new LensModel(0, 0, 1000, 0.5, 0);
        Assert.Equal(Math.Sqrt(2), folding.Reach, 1e-9);
        Assert.True(double.IsNaN(folding.Undistort(1415, 0).X));
        Assert.False(double.IsNaN(folding.Undistort(1414, 0).X));
        Assert.True(double.IsNaN(s_barrel.Undistort(2012.3 + 5001, 1490.7).X));
    }

    [Fact]
    public void Transform_ThereAndBackThroughLenses_LeadsBack() => Gen.Select(Gen.Double[100, 3900], Gen.Double[100, 2900])
        .Sample((x, y) =>
        {
            var turn = new Transform([.. Transform.Rotation(0.02, 1900, 1400).Matrix], s_barrel, s_pincushion);
            var (u, v) = turn.Map(x, y);
            var (backX, backY) = turn.Inverse().Map(u, v);
            return Math.Abs(backX - x) < 1e-6 && Math.Abs(backY - y) < 1e-6;
        });

    [Fact]
    public void Then_LensesThatMeet_CancelAndThoseThatDoNotAreRefused()
    {
        var seen = new Transform([1, 0, 5, 0, 1, 6, 1e-6, 0, 1], null, s_barrel);
        var both = seen.Inverse().Then(new Transform([1, 0, -40, 0, 1, 6, 1e-6, 0, 1], null, s_barrel));
        Assert.Equal(s_barrel, both.SourceLens);
        var (x, y) = seen.Map(700, 300);
        var (u, v) = both.Map(x, y);
        var (s, t) = new Transform([1, 0, -40, 0, 1, 6, 1e-6, 0, 1], null, s_barrel).Map(700, 300);
        Assert.Equal(s, u, 1e-7);
        Assert.Equal(t, v, 1e-7);
        Assert.Throws<InvalidOperationException>(() => seen.Then(new Transform([1, 0, 0, 0, 1, 0, 0, 0, 1], s_pincushion)));
        Assert.Throws<InvalidOperationException>(() => new Transform([1, 0, 0, 0.1, 1, 0, 0, 0, 1]).Then(seen.Inverse()));
    }

    [Fact]
    public void Then_TurnedMirroredOrScaledPicture_TakesTheLensAlong() => Gen.Select(
        Gen.Int[0, 3], Gen.Double[1000, 2900], Gen.Double[1000, 2900])
        .Sample((number, x, y) =>
        {
            var move = s_moves[number];
            var warp = new Transform([1, 0.01, -40, 0.02, 1, 6, 1e-6, 0, 1], s_barrel, s_pincushion);
            var (mx, my) = move.Map(x, y);
            return Near(warp.Map(mx, my), move.Then(warp).Map(x, y)) && Near(After(warp, move, x, y), warp.Then(move).Map(x, y));
        });

    [Fact]
    public void Json_TransformWithLenses_KeepsEveryNumberToTheBit()
    {
        var turn = new Transform([.. Transform.Rotation(1.0 / 3, 1900.1, 1400).Matrix], s_barrel, s_fisheye);
        string json = JsonSerializer.Serialize(turn, StackJson.Options);
        Assert.Equal(turn, JsonSerializer.Deserialize<Transform>(json, StackJson.Options));
        Assert.Contains("\"k1\"", json);
        var half = new Transform([.. turn.Matrix], null, s_fisheye);
        Assert.Equal(half, JsonSerializer.Deserialize<Transform>(JsonSerializer.Serialize(half, StackJson.Options), StackJson.Options));
        Assert.StartsWith("[", JsonSerializer.Serialize(Transform.Identity, StackJson.Options));
    }

    private static (double X, double Y) After(Transform first, Transform next, double x, double y)
    {
        var (u, v) = first.Map(x, y);
        return next.Map(u, v);
    }

    private static bool Near((double X, double Y) a, (double X, double Y) b) =>
        Math.Abs(a.X - b.X) < 1e-6 && Math.Abs(a.Y - b.Y) < 1e-6;
}
