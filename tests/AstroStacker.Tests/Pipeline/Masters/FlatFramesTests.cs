using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Masters;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Masters;

/// <summary>Flats that don't belong, and stars in twilight flats, through the loader as a run calls it.</summary>
public sealed class FlatFramesTests : IDisposable
{
    private const int Width = 160, Height = 120;

    private static readonly FrameInfo s_light = new()
    {
        Path = "light.fits",
        FormatName = "FITS",
        Width = Width,
        Height = Height,
        VisibleArea = new PixelRectangle(0, 0, Width, Height),
        SampleType = SampleType.UInt16,
        SaturationAdu = 65535,
        Cfa = new CfaPattern("RGGB"),
    };

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _notes = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_OneSaturatedFlatAmongFour_IsLeftOutWithItsShare()
    {
        string[] sound = [Flat("a.fits", 20000, 1), Flat("b.fits", 22000, 2), Flat("c.fits", 21000, 3)];
        var three = Gain(sound);
        _notes.Clear();
        Assert.Equal(three, Gain([.. sound, Flat("d.fits", 70000, 4)]));
        string note = Assert.Single(_notes, note => note.Contains("left out of the master flat", StringComparison.Ordinal));
        Assert.Matches(@"d\.fits: is a flat with \d+\.\d % of its samples saturated \(at 65535\)", note);
    }

    [Fact]
    public void Load_NothingButSaturatedFlats_IsRefusedWithALineEach()
    {
        var error = Assert.Throws<StackJobException>(() => Gain([Flat("a.fits", 90000, 1), Flat("b.fits", 95000, 2)]));
        Assert.Equal(2, error.Message.Split('\n').Count(line => line.Contains("saturated", StringComparison.Ordinal)));
    }

    [Fact]
    public void Load_OneSaturatedFlat_IsRefusedWithItsShare()
    {
        var error = Assert.Throws<FrameException>(() => Gain([Flat("a.fits", 80000, 1)]));
        Assert.Contains("% of its samples saturated", error.Problem);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Load_DarkFlats_AreRefusedWithLevelAndScatter(int count)
    {
        // Forty ADU of light, 12 of noise: 17 % a frame.
        var error = Assert.Throws<FrameException>(() => Gain([.. Enumerable.Range(0, count).Select(i => Flat($"{i}.fits", 40, i, 12))]));
        Assert.Matches(@"is too dark a flat, \d+ ADU above its bias: neighbouring samples differ by \d+\.\d %", error.Problem);
    }

    [Fact]
    public void Load_DeadPixelsOfTheFlat_AreDefects()
    {
        string flat = MasterFiles.Write(_folder.At("flat.fits"), Width, Height, (x, y) => (x, y) is (30, 40) or (31, 40) ? 1000 : 21000);
        Gain([flat]);
        Assert.Equal([(30, 40), (31, 40)], _calibrator!.Defects.Pixels);
    }

    /// <summary>Stars that move from flat to flat, as bright as the sky itself, while the sky fades by half.</summary>
    [Fact]
    public void Load_TwilightFlatsWithStars_LeaveLessThanTheNoise()
    {
        string[] Set(string name, bool stars) => [.. Enumerable.Range(0, 9).Select(i => Twilight($"{name}{i}.fits", i, stars))];
        float[] clean = Gain(Set("clean", stars: false)), starry = Gain(Set("starry", stars: true));
        double[] left = [.. clean.Zip(starry, (a, b) => Math.Abs((double)b / a - 1))];
        // Noise of a frame is 1 %, of the master 0.33 %; a star unrejected would leave 5 to 11 %.
        Assert.InRange(left.Max(), 0, 0.015);
        Assert.InRange(Math.Sqrt(left.Average(part => part * part)), 0, 0.0015);
    }

    private Calibrator? _calibrator;

    private float[] Gain(string[] flats)
    {
        var loader = new MasterLoader(s_light, s_light.VisibleArea, new ResourceOptions(), CancellationToken.None);
        _calibrator = loader.Load(new CalibrationOptions
        {
            Flat = new MasterSource { Files = flats },
            Bias = MasterFiles.Write(_folder.At("bias.fits"), Width, Height, (_, _) => 1000),
        });
        _notes.AddRange(loader.Notes);
        var gains = new float[Width * Height];
        _calibrator.ReadGain(s_light.VisibleArea, gains);
        return gains;
    }

    private string Flat(string name, double level, int seed, double? noiseAdu = null)
    {
        var random = new SeededRandom((ulong)seed);
        return MasterFiles.Write(_folder.At(name), Width, Height, (x, y) =>
        {
            double light = level * Shade(x, y);
            return (float)Math.Clamp(Math.Round(1000 + light + (noiseAdu ?? 0.01 * light) * random.NextNormal()), 0, 65535);
        });
    }

    private string Twilight(string name, int index, bool stars)
    {
        double level = 24000 * Math.Pow(0.92, index);
        var random = new SeededRandom((ulong)index);
        return MasterFiles.Write(_folder.At(name), Width, Height, (x, y) =>
        {
            double light = level * Shade(x, y), star = 0;
            for (int i = 0; stars && i < 8; i++)
            {
                double dx = x - (i * 37 % Width + 9 * index) % Width, dy = y - (i * 53 % Height + 4 * index) % Height;
                if (dx * dx + dy * dy < 100) star += 24000 * Math.Exp(-(dx * dx + dy * dy) / 4);
            }

            return (float)Math.Min(65535, Math.Round(1000 + light + star + 0.01 * light * random.NextNormal()));
        });
    }

    private static double Shade(int x, int y)
    {
        double across = (x - Width / 2.0) / Width, down = (y - Height / 2.0) / Height;
        return 1 - 0.9 * (across * across + down * down);
    }
}
