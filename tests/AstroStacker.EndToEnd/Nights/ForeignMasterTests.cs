using AstroStacker.Testing.Nights;
using Xunit;

namespace AstroStacker.EndToEnd.Nights;

/// <summary>
/// Masters made by Siril, by the original and by this program, in a night's folder in place of the frames they were made of: the
/// picture has the same sky and the same stars.
/// </summary>
public sealed class ForeignMasterTests : IDisposable
{
    /// <summary>Share of the bright stars' light by which the two pictures may differ.</summary>
    private const double MostFluxError = 0.001;

    /// <summary>The same of the sky in 32 x 32 pixels, of the 65,535 that are saturation. The sky is 130 to 350.</summary>
    private const double MostSkyError = 1;

    /// <summary>The original cuts fractions off, before colours are made and multiply them, and its first frame counts twice.</summary>
    private const double MostSkyErrorOfOriginal = 3;

    private const int Width = 480, Height = 320, Frames = 6, Bin = 32, Stars = 8;

    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("fits", false, false)]
    [InlineData("fits", true, true)]
    [InlineData("dng", true, false)]
    public void MastersOfSiril_GiveTheStarsAndSkyOfTheirFrames(string format, bool bottomUp, bool integers)
    {
        Simulate(format, bottomUp);
        var siril = new SirilMaster
        {
            Frames = [],
            BottomUp = bottomUp,
            Integers = integers,
            Maker = format == "dng" ? "AstroStacker " : "",
        };
        (siril with { Frames = Named("bias") }).Save(_bench.At("bias_stacked.fit"));
        (siril with { Frames = Named("dark") }).Save(_bench.At("dark_stacked.fit"));
        (siril with { Frames = Named("flat"), Bias = _bench.At("bias_stacked.fit") }).Save(_bench.At("pp_flat_stacked.fit"));
        AssertSame(MostSkyError, "bias_stacked.fit", "dark_stacked.fit", "pp_flat_stacked.fit");
    }

    [Fact]
    public void MastersOfTheOriginal_GiveTheStarsAndSkyOfTheirFrames()
    {
        Simulate("dng", bottomUp: false, "--margins", "8");
        string[] kinds = ["bias", "dark", "flat"];
        foreach (string kind in kinds) OriginalMaster.Save(_bench.At(NameOf(kind)), Named(kind));
        AssertSame(MostSkyErrorOfOriginal, [.. kinds.Select(NameOf)]);
        static string NameOf(string kind) => $"master-{kind}-frame0-{Frames - 1}.png";
    }

    [Theory]
    [InlineData(".fits")]
    [InlineData(".png")]
    public void OwnMasters_GiveTheStarsAndSkyOfTheirFrames(string ending)
    {
        Simulate("fits", bottomUp: false);
        _bench.Succeed("master", "bias", "in/bias-*.fits", "-o", "master-bias");
        _bench.Succeed("master", "dark", "in/dark-*.fits", "-o", "master-dark");
        _bench.Succeed("master", "flat", "in/flat-*.fits", "--bias", "master-bias.fits", "-o", "master-flat");
        AssertSame(MostSkyError, $"master-bias{ending}", $"master-dark{ending}", $"master-flat{ending}");
    }

    /// <summary>A bright bias, so that a flat whose bias is taken off twice, or never, shows.</summary>
    private void Simulate(string format, bool bottomUp, params string[] others)
    {
        string[] rows = bottomUp && format == "fits" ? ["--bottom-up"] : [];
        _bench.Succeed(
            ["simulate", "in", "--format", format, .. rows, "--width", $"{Width}", "--height", $"{Height}", "--stars", "150",
                "--cfa", "GRBG", "--frames", "4", "--darks", $"{Frames}", "--flats", $"{Frames}", "--biases", $"{Frames}",
                "--hot-pixels", "0.001", "--vignetting", "0.45", "--bias-adu", "1500", "--flat-adu", "15000", .. others]);
        File.Delete(_bench.At("in/truth.json"));
    }

    private string[] Named(string kind) =>
        [.. Directory.GetFiles(_bench.At("in"), $"{kind}-*").Order(StringComparer.Ordinal)];

    /// <summary>Stacks with the frames, then with these masters in their place.</summary>
    private void AssertSame(double mostSkyError, params string[] masters)
    {
        _bench.Succeed("night", "in", "-o", "framed");
        foreach (string frame in (string[])[.. Named("bias"), .. Named("dark"), .. Named("flat")]) File.Delete(frame);
        foreach (string master in masters) File.Move(_bench.At(master), _bench.At($"in/{master}"));
        _bench.Succeed("night", "in", "-o", "foreign");
        var (framed, foreign) = (Picture("framed"), Picture("foreign"));
        for (int plane = 0; plane < framed.Planes.Count; plane++)
        {
            var sky = Medians(framed.Planes[plane]).Zip(Medians(foreign.Planes[plane]), (one, other) => (other - one) * 65535);
            Assert.InRange(sky.Max(Math.Abs), 0, mostSkyError);
            var stars = BrightestStars(framed.Planes[plane]).ToList();
            double ratio = Flux(foreign, plane, stars) / Flux(framed, plane, stars);
            Assert.InRange(ratio, 1 - MostFluxError, 1 + MostFluxError);
        }
    }

    private StackPicture Picture(string folder) => StackPicture.Read(_bench.At($"{folder}/in.tif"), []);

    private static double Flux(StackPicture picture, int plane, IEnumerable<(int X, int Y)> stars) =>
        stars.Sum(star => StarPhotometry.Flux(picture, plane, star.X, star.Y, fwhm: 2.8, scale: 1));

    private static IEnumerable<double> Medians(float[] plane)
    {
        for (int y = 0; y + Bin <= Height; y += Bin)
            for (int x = 0; x + Bin <= Width; x += Bin)
                yield return Enumerable.Range(0, Bin * Bin).Select(i => plane[(y + i / Bin) * Width + x + i % Bin]).Order()
                    .ElementAt(Bin * Bin / 2);
    }

    /// <summary>The highest samples that are not saturated, each the top of what lies about it.</summary>
    private static IEnumerable<(int X, int Y)> BrightestStars(float[] plane)
    {
        const int edge = 20, around = 12;
        var tops = new List<(int X, int Y)>();
        foreach (int at in Enumerable.Range(0, plane.Length).Where(at => plane[at] < 0.7).OrderByDescending(at => plane[at]))
        {
            var (x, y) = (at % Width, at / Width);
            bool isInside = x >= edge && y >= edge && x < Width - edge && y < Height - edge;
            if (!isInside || tops.Any(top => Math.Abs(top.X - x) < around && Math.Abs(top.Y - y) < around)) continue;
            tops.Add((x, y));
            if (tops.Count == Stars) break;
        }

        return tops;
    }
}
