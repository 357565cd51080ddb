using AstroStacker.Comparison;
using AstroStacker.Comparison.Background;
using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Tests.Stars;
using Xunit;

namespace AstroStacker.Tests.Comparison.Background;

public sealed class BackgroundSurfacesTests
{
    private const int Width = 640, Height = 448, Frames = 8;

    /// <summary>Electrons, in which all brightnesses here are given; <see cref="Unit"/> is one of them in the samples' units.</summary>
    private const double Sigma = 20;

    private const double Unit = 1e-4;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Measure_GradientsThatTurn_MakesTheFramesMeet()
    {
        var night = Night(frame => (x, y) => 1500 * (Math.Cos(0.5 * frame) * x + Math.Sin(0.5 * frame) * y) / Width);
        var surfaces = Measure(night);
        foreach (var (x, y) in Places())
        {
            double[] levels = [.. Enumerable.Range(0, Frames).Select(i => night.Sky(i, x, y) + At(surfaces[i], x, y))];
            Assert.True(levels.Max() - levels.Min() < 0.25 * Sigma, $"range {levels.Max() - levels.Min():f2} at {x}, {y}");
        }
    }

    [Fact]
    public void Measure_Nebula_KeepsItsFluxAndAddsNoNoise()
    {
        var night = Night(frame => (x, y) => 30 * Math.Sin(frame) * x / Width, Nebula);
        var surfaces = Measure(night);
        // Centred: what the mean of the frames gains is a plane at most.
        double nebula = 0, gained = 0, squares = 0;
        var points = Places().Select(at =>
            new SurfacePoint(at.X / 300.0, at.Y / 300.0, surfaces.Average(surface => At(surface, at.X, at.Y)), 1));
        var plane = PolynomialSurface.Fit([.. points], 1)!;
        foreach (var (x, y) in Places())
        {
            double mean = surfaces.Average(surface => At(surface, x, y)), brightness = Nebula(x, y);
            if (brightness > 40) (nebula, gained) = (nebula + brightness, gained + mean - plane.At(x / 300.0, y / 300.0));
            squares += Math.Pow(mean - plane.At(x / 300.0, y / 300.0), 2);
        }

        Assert.True(Math.Abs(gained) < 0.01 * nebula, $"{gained} of {nebula}");
        double bin = Sigma * Sigma / Frames / (32 * 32);
        Assert.True(squares / Places().Count() < 0.01 * bin, $"{squares / Places().Count()} of {bin}");
    }

    [Fact]
    public void Measure_FramesThatOverlapPartly_MeetWhereTheyOverlap()
    {
        int[] shifts = [0, 200, -180, 90, 330, -300, 40, -60];
        var night = Night(frame => (x, y) => 400 * Math.Sin(2.0 * frame) * (x + y) / Width, shifts: shifts);
        var surfaces = Measure(night);
        foreach (var (x, y) in Places())
            for (int i = 0; i < Frames; i++)
                for (int j = 0; j < i; j++)
                {
                    if (x - shifts[i] is < 16 or > Width - 16 || x - shifts[j] is < 16 or > Width - 16) continue;
                    double apart = night.Sky(i, x, y) + At(surfaces[i], x, y) - night.Sky(j, x, y) - At(surfaces[j], x, y);
                    Assert.True(Math.Abs(apart) < 0.5 * Sigma, $"frames {i} and {j} are {apart:f1} apart at {x}, {y}");
                }
    }

    [Fact]
    public void Measure_OneFrame_IsLeftAsItIs()
    {
        var night = Night(_ => (_, _) => 0);
        var surfaces = BackgroundSurfaces.Measure([night.Frames[0]], 0, (Width, Height), new NightBins(0), 1, Stop);
        Assert.Equal(0f, surfaces[0][0].At(100, 100));
    }

    [Fact]
    public void Measure_AnyThreads_GivesTheSameSurfaces()
    {
        var night = Night(frame => (x, y) => 100 * Math.Sin(frame) * y / Height);
        var one = BackgroundSurfaces.Measure(night.Frames, 0, (Width, Height), new NightBins(0), 1, Stop);
        var four = BackgroundSurfaces.Measure(night.Frames, 0, (Width, Height), new NightBins(long.MaxValue), 4, Stop);
        for (int i = 0; i < Frames; i++) Assert.Equal(one[i][0].Controls, four[i][0].Controls);
    }

    private static IReadOnlyList<SmoothSurface> Measure(TestNight night) =>
        [.. BackgroundSurfaces.Measure(night.Frames, 0, (Width, Height), new NightBins(0), 2, Stop).Select(planes => planes[0])];

    private static double At(SmoothSurface surface, int x, int y) => surface.At(x, y) / Unit;

    private static double Nebula(double x, double y) =>
        120 * Math.Exp(-((x - 300) * (x - 300) + (y - 200) * (y - 200)) / (2 * 110 * 110.0));

    private static IEnumerable<(int X, int Y)> Places() =>
        from x in Enumerable.Range(1, 18) from y in Enumerable.Range(1, 12) select (x * 34, y * 34);

    private sealed record TestNight(IReadOnlyList<BackgroundFrame> Frames, Func<int, double, double, double> Sky);

    private static TestNight Night(
        Func<int, Func<double, double, double>> sky, Func<double, double, double>? nebula = null, int[]? shifts = null)
    {
        var frames = Enumerable.Range(0, Frames).Select(frame =>
        {
            var random = new SeededRandom(77, (ulong)frame);
            int shift = shifts?[frame] ?? 0;
            var samples = new float[Width * Height];
            for (int i = 0; i < samples.Length; i++)
            {
                double x = i % Width + shift, y = i / Width;
                samples[i] = (float)(Unit * (400 + sky(frame)(x, y) + (nebula?.Invoke(x, y) ?? 0) + Sigma * random.NextNormal()));
            }

            var memory = new MemoryFrame([samples], Width, Height, null);
            return new BackgroundFrame(new ComparedFrame(memory, Transform.Shift(-shift, 0), [PlaneNormalization.None]), [1f], []);
        });
        return new TestNight([.. frames], (frame, x, y) => sky(frame)(x, y));
    }
}
