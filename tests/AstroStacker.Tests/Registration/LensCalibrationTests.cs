using AstroStacker.Imaging;
using AstroStacker.Registration;
using Xunit;

namespace AstroStacker.Tests.Registration;

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

    private (double Rms, double Worst, int Used) Errors(WideCamera camera, int frames, double degreesAFrame)
    {
        var turns = Enumerable.Range(0, frames).Select(i => WideCamera.Turn(i * degreesAFrame, PoleDegrees)).ToList();
        var lists = turns.Select((turn, i) => camera.Frame(turn, (ulong)i)).ToList();
        var lens = new LensCalibration(s_area, lists[0], [.. lists.Skip(1)], new RegistrationLimits())
            .Find(isForced: false, TestContext.Current.CancellationToken);
        output.WriteLine($"{lens}");
        if (lens is null) return (double.NaN, double.NaN, 0);
        var registration = new LensRegistration(lens, lists[0]);
        double sum = 0, worst = 0;
        int count = 0, used = 0;
        for (int i = 1; i < frames; i++)
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
