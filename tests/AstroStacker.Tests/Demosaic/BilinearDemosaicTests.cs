using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Demosaic;

public sealed class BilinearDemosaicTests
{
    private const string XTransLetters = "GGRGGBGGBGGRBRGRBGGGBGGRGGRGGBRBGBRG";

    public static readonly TheoryData<string> Mosaics = new(["RGGB", "BGGR", "GRBG", "GBRG", "RGBG", "CYGM", XTransLetters]);

    [Theory]
    [MemberData(nameof(Mosaics))]
    public void Demosaic_AnyMosaic_MatchesPlainAverage(string letters)
    {
        var cfa = Cfa(letters);
        var valid = new PixelRectangle(3, 1, 53, 37);
        var samples = Noise(valid, 1);
        foreach (var (x, y, value, colour) in Whole(cfa, valid, samples))
            Assert.Equal(PlainAverage(cfa, valid, samples, x, y, colour), value, 5e-7);
    }

    [Theory]
    [MemberData(nameof(Mosaics))]
    public void Demosaic_KnownSamples_AreCopiedExactly(string letters)
    {
        var cfa = Cfa(letters);
        var valid = new PixelRectangle(2, 3, 40, 30);
        var samples = Noise(valid, 2);
        foreach (var (x, y, value, colour) in Whole(cfa, valid, samples))
            if (cfa.ColourAt(x, y) == colour) Assert.Equal(samples[(y - valid.Y) * valid.Width + x - valid.X], value);
    }

    [Theory]
    [MemberData(nameof(Mosaics))]
    public void Demosaic_AnyCutIntoWindows_GivesSameBytes(string letters)
    {
        var cfa = Cfa(letters);
        var valid = new PixelRectangle(5, 4, 70, 41);
        var samples = Noise(valid, 3);
        var whole = Run(cfa, valid, samples, valid);
        var random = new Random(5);
        for (int cut = 0; cut < 60; cut++)
        {
            int x = random.Next(valid.X, valid.Right), y = random.Next(valid.Y, valid.Bottom);
            var part = new PixelRectangle(x, y, random.Next(1, valid.Right - x + 1), random.Next(1, valid.Bottom - y + 1));
            var planes = Run(cfa, valid, samples, part);
            for (int i = 0; i < planes.Length; i++)
            {
                int px = part.X + i % part.Width, py = part.Y + i / part.Width % part.Height, colour = i / (part.Width * part.Height);
                Assert.Equal(whole[(colour * valid.Height + py - valid.Y) * valid.Width + px - valid.X], planes[i]);
            }
        }
    }

    [Fact]
    public void Get_UnknownName_ListsTheNames() =>
        Assert.Contains("bilinear", Assert.Throws<ArgumentException>(() => DemosaicMethods.Get("nonsense")).Message);

    [Fact]
    public void Supports_MosaicWithFarColours_IsFalse() =>
        Assert.False(DemosaicMethods.Get("bilinear").Supports(new CfaPattern("RGGGGGGB", 8, 1)));

    private static CfaPattern Cfa(string letters) =>
        letters.Length == 36 ? new CfaPattern(letters, 6, 6) : new CfaPattern(letters);

    private static float[] Noise(PixelRectangle area, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, (int)area.Area).Select(_ => (float)(random.NextDouble() - 0.1))];
    }

    private static IEnumerable<(int X, int Y, float Value, int Colour)> Whole(CfaPattern cfa, PixelRectangle valid, float[] samples)
    {
        var planes = Run(cfa, valid, samples, valid);
        for (int i = 0; i < planes.Length; i++)
            yield return (valid.X + i % valid.Width, valid.Y + i / valid.Width % valid.Height, planes[i], i / (int)valid.Area);
    }

    /// <summary>Cuts a window with its halo, NaN where the sensor has no samples.</summary>
    private static float[] Run(CfaPattern cfa, PixelRectangle valid, float[] samples, PixelRectangle output)
    {
        var method = DemosaicMethods.Get("bilinear");
        Assert.True(method.Supports(cfa));
        var area = output.Inflate(method.HaloPixels);
        var window = new float[area.Area];
        for (int i = 0; i < window.Length; i++)
        {
            int x = area.X + i % area.Width, y = area.Y + i / area.Width;
            window[i] = valid.Contains(x, y) ? samples[(y - valid.Y) * valid.Width + x - valid.X] : float.NaN;
        }

        var planes = new float[output.Area * cfa.ColourCount];
        method.Demosaic(window, new MosaicWindow(area, valid, cfa), output, planes);
        return planes;
    }

    /// <summary>The plain twin: tent-weighted average of the existing samples of that colour, in double.</summary>
    private static double PlainAverage(CfaPattern cfa, PixelRectangle valid, float[] samples, int x, int y, int colour)
    {
        int radius = cfa.RepeatWidth == 2 ? 1 : 2;
        double sum = 0, weights = 0;
        if (cfa.ColourAt(x, y) == colour) return samples[(y - valid.Y) * valid.Width + x - valid.X];
        for (int ny = y - radius; ny <= y + radius; ny++)
            for (int nx = x - radius; nx <= x + radius; nx++)
                if (valid.Contains(nx, ny) && cfa.ColourAt(nx, ny) == colour)
                {
                    double weight = (radius + 1 - Math.Abs(nx - x)) * (radius + 1 - Math.Abs(ny - y));
                    sum += weight * samples[(ny - valid.Y) * valid.Width + nx - valid.X];
                    weights += weight;
                }

        return sum / weights;
    }
}
