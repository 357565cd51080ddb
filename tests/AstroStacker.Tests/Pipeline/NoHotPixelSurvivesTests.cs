using AstroStacker.Numerics;
using AstroStacker.Simulation;
using AstroStacker.Testing.Nights;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

/// <summary>A figure: what defects of the sensor leave in the stack, in units of the stack's own noise.</summary>
public sealed class NoHotPixelSurvivesTests(ITestOutputHelper output)
{
    private const double MostSigmas = 5;

    [Theory]
    [InlineData(NightFormat.FitsMono, true)]
    [InlineData(NightFormat.FitsMono, false)]
    [InlineData(NightFormat.Fits, true)]
    [InlineData(NightFormat.Fits, false)]
    public void Stack_DitheredSickSensor_LeavesNoPixelAndNoTrail(NightFormat format, bool darks)
    {
        using var night = new DefectiveNight(format, ditherPixels: 12, driftPixels: 0);
        RequireClean(night, night.Stack(sick: false, darks), night.Stack(sick: true, darks));
    }

    [Theory]
    [InlineData(NightFormat.FitsMono, false)]
    [InlineData(NightFormat.Fits, true)]
    public void Stack_DriftingSickSensor_LeavesNoPixelAndNoTrail(NightFormat format, bool darks)
    {
        using var night = new DefectiveNight(format, ditherPixels: 1, driftPixels: 1.3);
        RequireClean(night, night.Stack(sick: false, darks), night.Stack(sick: true, darks));
    }

    /// <summary>So that the figures above say something: without any care the same defects are there.</summary>
    [Fact]
    public void Stack_SickSensorWithoutCare_ShowsItsDefects()
    {
        using var night = new DefectiveNight(NightFormat.FitsMono, ditherPixels: 1, driftPixels: 1.3);
        var figure = Measure(night, night.Stack(sick: false, darks: false, "off"), night.Stack(sick: true, darks: false, "off"));
        Assert.True(figure.Pixel > 2 * MostSigmas, $"{figure.Pixel} sigmas");
    }

    [Fact]
    public void Stack_ListOfBadPixels_IsUsedAndSavedWithWhatWasFound()
    {
        using var night = new DefectiveNight(NightFormat.FitsMono, ditherPixels: 12, driftPixels: 0, lights: 6);
        File.WriteAllText(night.At("own.lst"), "P 10 20 H\n");
        night.Stack(sick: true, darks: true, badPixels: night.At("own.lst"), saved: night.At("all.lst"));
        string[] lines = File.ReadAllLines(night.At("all.lst"));
        Assert.Contains("P 10 20", lines);
        // The file is stored from the top, so that Siril counts from its end: the column's first sample.
        Assert.Contains("P 90 279", lines);
        Assert.Equal(lines, File.ReadAllLines(Directory.GetFiles(night.At("masters"), "bad-pixels-*.lst").Single()));
    }

    private void RequireClean(DefectiveNight night, StackPicture sound, StackPicture sick)
    {
        var figure = Measure(night, sound, sick);
        output.WriteLine($"worst pixel {figure.Pixel:0.00} sigmas at {figure.Where}, worst trail {figure.Trail:0.00} ({figure.TrailOf})");
        Assert.True(figure.Pixel < MostSigmas, $"{figure.Pixel:0.0} sigmas at {figure.Where}");
        Assert.True(figure.Trail < MostSigmas, $"{figure.Trail:0.0} sigmas of {figure.TrailOf}");
    }

    /// <summary>
    /// The worst difference at any place where a light put a defect, over the noise of the sound stack; and the worst sum of a
    /// defect's places over the noise of such a sum. Stars, where the noise is another, are left out.
    /// </summary>
    private static (double Pixel, string Where, double Trail, string TrailOf) Measure(
        DefectiveNight night, StackPicture sound, StackPicture sick)
    {
        (double Pixel, string Where, double Trail, string TrailOf) worst = (0, "", 0, "");
        int frames = night.Truth.Lights.Count;
        for (int plane = 0; plane < sound.Planes.Count; plane++)
        {
            float[] good = sound.Planes[plane], bad = sick.Planes[plane];
            double sky = Median(good), sigma = Noise(good, sound.Width);
            foreach (var pixel in night.Pixels)
            {
                var places = new HashSet<int>();
                for (int light = 0; light < frames; light++)
                {
                    var (x, y) = night.Truth.Between(light, 0).Map(pixel.X, pixel.Y);
                    (int column, int row) = ((int)Math.Round(x), (int)Math.Round(y));
                    if (column < 16 || row < 16 || column >= sound.Width - 16 || row >= sound.Height - 16) continue;
                    int at = row * sound.Width + column;
                    if (good[at] < sky + 8 * sigma) places.Add(at);
                }

                double sum = 0;
                foreach (int at in places)
                {
                    double sigmas = (bad[at] - good[at]) / sigma;
                    sum += sigmas;
                    if (Math.Abs(sigmas) > worst.Pixel)
                    {
                        string where = $"{at % sound.Width}, {at / sound.Width}, plane {plane}: {pixel}";
                        worst = worst with { Pixel = Math.Abs(sigmas), Where = where };
                    }
                }

                double trail = places.Count == 0 ? 0 : Math.Abs(sum) / Math.Sqrt(places.Count);
                if (trail > worst.Trail) worst = worst with { Trail = trail, TrailOf = $"plane {plane}: {pixel}" };
            }
        }

        return worst;
    }

    private static double Median(float[] samples) => RobustStatistics.Select([.. samples], samples.Length / 2);

    /// <summary>Of differences of neighbours, which sky and nebula leave.</summary>
    private static double Noise(float[] samples, int width)
    {
        float[] steps = [.. Enumerable.Range(0, samples.Length - 4).Where(i => i % width < width - 4)
            .Select(i => Math.Abs(samples[i + 4] - samples[i]))];
        return 1.4826 * Median(steps) / Math.Sqrt(2);
    }
}
