using AstroStacker.Imaging;
using AstroStacker.Registration;
using AstroStacker.Stars;
using AstroStacker.Testing;
using AstroStacker.Tests.Stars;
using Xunit;

namespace AstroStacker.Tests.Registration;

/// <summary>
/// Real nights without any calibration, registered to their first frame; the truth is their README's.
/// </summary>
public sealed class RealFramesTests
{
    [Fact]
    public void Register_M27_AllSixHaveTheKnownShifts()
    {
        // What is added to a position on the frame to reach the first one.
        (double X, double Y)[] shifts = [(0, 0), (9.8, 2.7), (13.6, -6.3), (20.3, -18.5), (21.4, -19.8), (27.6, -14.4)];
        var results = Register("m27_cfa_fits", "RGGB");
        for (int i = 0; i < shifts.Length; i++)
        {
            var (x, y) = results[i].Map(652, 488);
            Assert.Equal(shifts[i].X, 652 - x, 0.3);
            Assert.Equal(shifts[i].Y, 488 - y, 0.3);
            Assert.Equal(0, Degrees(results[i]), 0.02);
        }
    }

    [Fact]
    public void Register_M94_AllEightWithSmallShifts()
    {
        foreach (var transform in Register("m94_cfa_fits", "GRBG"))
        {
            var (x, y) = transform.Map(540, 960);
            Assert.InRange(Math.Max(Math.Abs(x - 540), Math.Abs(y - 960)), 0, 40);
            Assert.Equal(0, Degrees(transform), 0.05);
        }
    }

    [Fact]
    public void Register_Ngc7023_AllSixOfTwoTelescopes()
    {
        double[] degrees = [0, -0.057, -0.109, -0.172, 121.5, 121.5];
        var results = Register("ngc7023_cfa_fits", "GRBG");
        for (int i = 0; i < degrees.Length; i++) Assert.Equal(degrees[i], Degrees(results[i]), i < 4 ? 0.01 : 0.1);
    }

    [Fact]
    public void Register_HatP32_AllNineDriftOverTheNight()
    {
        var results = Register("hatp32_mono_fits", null);
        Assert.Equal(9, results.Count);
        var (x, y) = results[^1].Map(325, 250);
        Assert.InRange(Math.Sqrt((x - 325) * (x - 325) + (y - 250) * (y - 250)), 230, 280);
    }

    [Fact]
    public void Register_FramesOfOtherFields_AreRefused()
    {
        (string Folder, string? Cfa)[] folders =
        [
            ("m27_cfa_fits", "RGGB"), ("m94_cfa_fits", "GRBG"), ("ngc7023_cfa_fits", "GRBG"), ("hatp32_mono_fits", null),
        ];
        var fields = folders.Select(night => Survey(SharedData.RequireFiles(night.Folder)[0], night.Cfa)).ToList();
        for (int i = 0; i < fields.Count; i++)
            for (int j = 0; j < fields.Count; j++)
                if (i != j)
                    Assert.Null(StarRegistration.Register(fields[i], fields[j], new RegistrationLimits()).ReferenceToFrame);
    }

    private static List<Transform> Register(string folder, string? cfa)
    {
        ReferenceStars? reference = null;
        var transforms = new List<Transform>();
        foreach (string path in SharedData.RequireFiles(folder))
        {
            var stars = Survey(path, cfa);
            reference ??= new ReferenceStars(stars);
            var result = StarRegistration.Register(reference, stars, new RegistrationLimits());
            Assert.True(result.ReferenceToFrame is not null, $"{Path.GetFileName(path)}: {result.Refusal}");
            transforms.Add(result.ReferenceToFrame);
        }

        return transforms;
    }

    private static IReadOnlyList<Star> Survey(string path, string? cfa)
    {
        var frame = MemoryFrame.OfFits(path, cfa is null ? null : new CfaPattern(cfa));
        return StarSurvey.Measure(frame, new StarOptions(), CancellationToken.None).Stars;
    }

    /// <summary>The turn of the frame's middle, whatever shear comes with it.</summary>
    private static double Degrees(Transform transform)
    {
        var (x0, y0) = transform.Map(240, 500);
        var (x1, y1) = transform.Map(840, 500);
        var (x2, y2) = transform.Map(540, 200);
        var (x3, y3) = transform.Map(540, 800);
        return Math.Atan2(y1 - y0 + x2 - x3, x1 - x0 + y3 - y2) * 180 / Math.PI;
    }
}
