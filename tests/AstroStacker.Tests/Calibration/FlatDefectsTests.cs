using AstroStacker.Calibration;
using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Calibration;

public sealed class FlatDefectsTests
{
    private const int Width = 150, Height = 100;

    private static readonly PixelRectangle s_area = new(0, 0, Width, Height);

    [Theory]
    [InlineData(null)]
    [InlineData("RGGB")]
    public void Find_DeadHalfDeafAndHotPixels_AreFoundAndNothingElse(string? pattern)
    {
        var cfa = pattern is null ? null : new CfaPattern(pattern);
        (int X, int Y)[] sick = [(0, 0), (149, 99), (40, 40), (40, 41), (41, 40), (41, 41), (70, 63), (71, 63), (120, 20)];
        var samples = Flat(cfa);
        foreach (var (x, y) in sick[..^3]) samples[y * Width + x] = 3;
        samples[63 * Width + 70] *= 0.45f;
        samples[63 * Width + 71] = -20;
        samples[20 * Width + 120] *= 1.8f;
        var found = FlatDefects.Find(new MasterMap(s_area, samples, false), s_area, cfa, threads: 2);
        Assert.Equal(sick.OrderBy(pixel => pixel.Y).ThenBy(pixel => pixel.X), found.Pixels);
    }

    [Fact]
    public void Find_DustVignettingAndUnevenPixels_AreNoDefects()
    {
        var cfa = new CfaPattern("GBRG");
        var samples = Flat(cfa);
        for (int i = 0; i < samples.Length; i++)
        {
            double distance = Math.Sqrt(Math.Pow(i % Width - 70, 2) + Math.Pow(i / Width - 50, 2));
            // A shadow of 60 % with an edge of four pixels, and response of 10 %.
            samples[i] *= (float)(1 - 0.6 * Math.Clamp((14 - distance) / 4, 0, 1)) * (1 + 0.1f * MathF.Sin(i * 12.9898f));
        }

        Assert.True(FlatDefects.Find(new MasterMap(s_area, samples, false), s_area, cfa, threads: 1).IsEmpty);
    }

    private static float[] Flat(CfaPattern? cfa) => [.. Enumerable.Range(0, Width * Height).Select(i =>
    {
        double x = (i % Width - Width / 2.0) / Width, y = (i / Width - Height / 2.0) / Height;
        float colour = cfa?.ColourAt(i % Width, i / Width) switch { 0 => 0.4f, 2 => 0.7f, _ => 1 };
        return (float)(20000 * colour * (1 - 0.9 * (x * x + y * y)));
    })];
}
