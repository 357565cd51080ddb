using AstroStacker.Imaging;
using AstroStacker.Registration;
using AstroStacker.Registration.Lenses;
using Xunit;

namespace AstroStacker.Tests.Registration.Lenses;

/// <summary>Wide fields of an untracked camera: 1500 x 1000 pixels, f = 583 pixels (14 mm on 36 x 24 mm), a barrel of 4 %.</summary>
public sealed class LensCalibrationTests(ITestOutputHelper output)
{
    private const double Focal14 = 583, PoleDegrees = 55;
    private static readonly PixelRectangle s_area = new(0, 0, WideCamera.Width, WideCamera.Height);

    /// <summary>Untracked exposures of a minute for 5 and 10 minutes, and re-pointing by a step each.</summary>
    [Theory]
    [InlineData(0.04, 6, 0.25)]
    [InlineData(0.04, 11, 0.25)]
    [InlineData(0.02, 11, 0.25)]
    [InlineData(-0.03, 11, 0.25)]
    [InlineData(0.04, 6, 2)]
    [InlineData(0.04, 6, 4)]
    public void Barrel_UntrackedOrRepointed_IsFollowedIntoTheCorners(double barrel, int frames, double degreesAFrame)
    {
        var camera = new WideCamera(WideCamera.Barrel(Focal14, barrel), 3000, 0.05);
        var (rms, corner, used) = Errors(camera, frames, degreesAFrame);
        output.WriteLine($"{used} of {frames - 1} frames, {rms:0.0000} px rms, worst {corner:0.000} px");
        Assert.Equal(frames - 1, used);
        Assert.True(rms < 0.015 && corner < 0.1, $"{rms:0.000} px rms, worst {corner:0.000} px");
    }

    [Fact]
    public void Barrel_RepointedByTwentyDegrees_IsFollowedIntoTheCorners()
    {
        var camera = new WideCamera(WideCamera.Barrel(Focal14, 0.04), 3000, 0.05);
        double[][] turns = [.. ((double[])[0, 0.25, 0.5, 20, 20.25, 20.5]).Select(degrees => WideCamera.Turn(degrees, 80))];
        var (rms, corner, used) = Errors(camera, turns);
        output.WriteLine($"{used} frames, {rms:0.0000} px rms, worst {corner:0.000} px");
        Assert.Equal(5, used);
        Assert.True(rms < 0.02 && corner < 0.1, $"{rms:0.000} px rms, worst {corner:0.000} px");
    }

    /// <summary>Circular, 180 degrees on 1000 pixels: seen rays go beyond what an ideal plane has.</summary>
    [Theory]
    [InlineData(0.25)]
    [InlineData(1)]
    public void Fisheye_Untracked_IsFollowedToTheHorizon(double degreesAFrame)
    {
        double focal = 490 / (Math.PI / 2);
        var camera = new WideCamera(
            angle => angle > Math.PI / 2 ? double.NaN : focal * angle, 3000, 0.05);
        var (rms, worst, used) = Errors(camera, 6, degreesAFrame);
        output.WriteLine($"{used} frames, {rms:0.0000} px rms, worst {worst:0.000} px");
        Assert.Equal(5, used);
        Assert.True(worst < 0.1, $"{rms:0.000} px rms, worst {worst:0.000} px");
    }

    /// <summary>A lens whose picture no radial model describes: each half of the frame has its own scale.</summary>
    [Fact]
    public void UnknownDistortion_IsSaidAndNotModelled()
    {
        var camera = new WideCamera(WideCamera.Barrel(Focal14, 0.04), 3000, 0.02);
        List<Star>[] lists = [.. Enumerable.Range(0, 6).Select(i => camera.Frame(WideCamera.Turn(2 * i, PoleDegrees), (ulong)i)
            .Select(star => star with { X = star.X + 1.5 * Math.Sin(star.Y / 90), Y = star.Y + 1.5 * Math.Sin(star.X / 120) })
            .ToList())];
        var calibration = new LensCalibration(s_area, lists[0], [.. lists.Skip(1)], new RegistrationLimits());
        Assert.Null(calibration.Find(isForced: false, TestContext.Current.CancellationToken));
        Assert.Contains("of no kind known here", calibration.Problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void Telescope_AnyDither_NeedsNoLens(double degreesAFrame)
    {
        var lists = Enumerable.Range(0, 8).Select(i => StarLists.See(
            StarLists.Field(3, 900, 1900, 1400, -200, -200),
            Transform.Rotation(i * degreesAFrame * Math.PI / 180, 700, 500).Then(Transform.Shift(3.3 * i, -7.1 * i)),
            WideCamera.Width, WideCamera.Height, i)).ToList();
        var calibration = new LensCalibration(s_area, lists[0], [.. lists.Skip(1)], new RegistrationLimits());
        Assert.Null(calibration.Find(isForced: false, TestContext.Current.CancellationToken));
        Assert.Null(calibration.Problem);
    }

    [Fact]
    public void TooFewStars_TellNothingOfALens()
    {
        var camera = new WideCamera(WideCamera.Barrel(Focal14, 0.04), 60, 0.05);
        List<Star>[] lists = [.. Enumerable.Range(0, 4).Select(i => camera.Frame(WideCamera.Turn(2 * i, PoleDegrees), (ulong)i))];
        Assert.Null(new LensCalibration(s_area, lists[0], [.. lists.Skip(1)], new RegistrationLimits())
            .Find(isForced: false, TestContext.Current.CancellationToken));
    }

    private (double Rms, double Worst, int Used) Errors(WideCamera camera, int frames, double degreesAFrame) => Errors(
        camera, [.. Enumerable.Range(0, frames).Select(i => WideCamera.Turn(i * degreesAFrame, PoleDegrees))]);

    private (double Rms, double Worst, int Used) Errors(WideCamera camera, double[][] turns)
    {
        var lists = turns.Select((turn, i) => camera.Frame(turn, (ulong)i)).ToList();
        var lens = new LensCalibration(s_area, lists[0], [.. lists.Skip(1)], new RegistrationLimits())
            .Find(isForced: false, TestContext.Current.CancellationToken);
        output.WriteLine($"{lens}");
        if (lens is null) return (double.NaN, double.NaN, 0);
        var registration = new LensRegistration(lens, lists[0]);
        double sum = 0, worst = 0;
        int count = 0, used = 0;
        for (int i = 1; i < turns.Length; i++)
        {
            var result = registration.Register(lists[i], new RegistrationLimits());
            if (result.ReferenceToFrame is not { } transform) continue;
            used++;
            for (int point = 0; point < 81; point++)
            {
                double x = point % 9 * (WideCamera.Width - 1) / 8.0, y = point / 9 * (WideCamera.Height - 1) / 8.0;
                if (camera.Between(turns[0], turns[i], x, y) is not { } truth) continue;
                var (u, v) = transform.Map(x, y);
                double square = (u - truth.X) * (u - truth.X) + (v - truth.Y) * (v - truth.Y);
                (sum, worst, count) = (sum + square, Math.Max(worst, Math.Sqrt(square)), count + 1);
            }
        }

        return (Math.Sqrt(sum / count), worst, used);
    }
}
