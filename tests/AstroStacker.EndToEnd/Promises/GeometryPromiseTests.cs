using AstroStacker.EndToEnd.Files;
using SkiaSharp;
using Xunit;

namespace AstroStacker.EndToEnd.Promises;

/// <summary>What the original's page promises of colours, windows and alignment; each test names its row of the shortfalls.</summary>
public sealed class GeometryPromiseTests
{
    private static readonly string[] Plain =
        ["-a", "0", "--normalize", "none", "--reject", "none", "--weight", "none", "--color", "camera", "--white-balance", "none"];

    // Row 2: red and blue were swapped in both files.
    [Fact]
    public void Colours_RedGreenBlue_StayInTheirPlaces()
    {
        using var bench = new Workbench();
        bench.Succeed([.. Plain, "-o", "stack", bench.Level("light.dng", 8000, 4000, 2000)]);
        var picture = bench.Png("stack");
        Assert.All(picture.Planes[0], value => Assert.Equal(8000, value));
        Assert.All(picture.Planes[1], value => Assert.Equal(4000, value));
        Assert.All(picture.Planes[2], value => Assert.Equal(2000, value));
        var radiance = RadiancePicture.Read(bench.At("stack.hdr"));
        Assert.Equal(8000 / 65535.0, radiance.Mean(0), 8000 / 65535.0 / 100);
        Assert.Equal(2000 / 65535.0, radiance.Mean(2), 8000 / 65535.0 / 100);
    }

    // Row 2: through the camera's matrix, in linear sRGB. This camera's own colours are linear sRGB under D65.
    [Fact]
    public void Colours_ThroughTheCameraMatrix_AreLinearSrgb()
    {
        using var bench = new Workbench();
        bench.Succeed("-a", "0", "--color", "srgb", "-o", "stack", bench.Level("light.dng", 8000, 4000, 2000));
        var picture = bench.Png("stack");
        Assert.Equal(8000, picture.Mean(0), 80.0);
        Assert.Equal(4000, picture.Mean(1), 80.0);
        Assert.Equal(2000, picture.Mean(2), 80.0);
    }

    // A picture that is swapped, mirrored or turned over: every corner holds a mark of its own.
    [Theory]
    [InlineData("RGGB")]
    [InlineData("BGGR")]
    [InlineData("GRBG")]
    [InlineData("GBRG")]
    public void Corners_EachOfItsOwnColour_StayWhereTheyAreInEveryFile(string pattern)
    {
        using var bench = new Workbench();
        var frame = new MosaicFrame { Width = 64, Height = 48, Pattern = pattern, AduAt = (x, y) => Corners(pattern, x, y) };
        bench.Dng("light.dng", frame);
        bench.Succeed([.. Plain, "--format", "png,hdr,tiff,fits", "-o", "stack", "light.dng"]);
        Picture[] written =
        [
            bench.Png("stack"), bench.Tiff("stack"), RadiancePicture.Read(bench.At("stack.hdr")), FitsPicture.Read(bench.At("stack.fits")),
        ];
        foreach (var picture in written)
        {
            float scale = picture.At(0, 4, 4);
            Assert.Equal((1.0, 0.1, 0.1), Triple(picture, 4, 4, scale));
            Assert.Equal((0.1, 1.0, 0.1), Triple(picture, 59, 4, scale));
            Assert.Equal((0.1, 0.1, 1.0), Triple(picture, 4, 43, scale));
            Assert.Equal((1.0, 1.0, 0.1), Triple(picture, 59, 43, scale));
        }

        using var preview = SKBitmap.Decode(bench.At("stack-preview.jpg"));
        SKColor red = preview.GetPixel(4, 4), green = preview.GetPixel(59, 4), blue = preview.GetPixel(4, 43);
        Assert.True(red.Red > red.Blue && green.Green > green.Red && blue.Blue > blue.Red, $"{red} {green} {blue}");
    }

    // Row 3: the visible window was cut twice, on both sides, by the raw margins doubled.
    [Fact]
    public void Visible_MarginsOfTwentyAndForty_AreCutOnce()
    {
        using var bench = new Workbench();
        var frame = new MosaicFrame
        {
            Width = 600,
            Height = 400,
            VisibleArea = (40, 20, 560, 380),
            AduAt = (x, y) => x < 40 || y < 20 ? 60000 : 4000,
        };
        bench.Dng("light.dng", frame);
        bench.Succeed([.. Plain, "-o", "visible", "light.dng"]);
        var visible = bench.Png("visible");
        Assert.Equal((560, 380), (visible.Width, visible.Height));
        Assert.All(visible.Planes[1], value => Assert.Equal(4000, value));

        bench.Succeed([.. Plain, "-v", "0", "-o", "sensor", "light.dng"]);
        Assert.Equal((600, 400), (bench.Png("sensor").Width, bench.Png("sensor").Height));
    }

    // Row 3: the camera's orientation was ignored.
    [Fact]
    public void Orientation_TurnedClockwise_TurnsTheResultOnce()
    {
        using var bench = new Workbench();
        bench.Dng("light.dng", new MosaicFrame
        {
            Width = 64,
            Height = 48,
            Orientation = 6,
            AduAt = (x, y) => x < 16 && y < 16 ? 8000 : 1000,
        });
        bench.Succeed([.. Plain, "-o", "turned", "light.dng"]);
        var turned = bench.Png("turned");
        Assert.Equal((48, 64), (turned.Width, turned.Height));
        Assert.Equal(8000, turned.At(1, 43, 4));
        bench.Succeed([.. Plain, "--orient", "sensor", "-o", "sensor", "light.dng"]);
        Assert.Equal(8000, bench.Png("sensor").At(1, 4, 4));
    }

    // Row 9: 0.85 was taken as 0.85 %, so that the threshold did nothing.
    [Fact]
    public void Threshold_HigherPercentile_LeavesFewerStars()
    {
        using var bench = new Workbench();
        bench.Dng("light.dng", new StarScene(400, 300, 150, 3).Frame(0, 0, 1));
        int Stars(string threshold)
        {
            bench.Succeed("-t", threshold, "--overwrite", "-o", "stack", "light.dng");
            return bench.Report("stack").Frames[0].Stars;
        }

        int some = Stars("0.85"), few = Stars("0.995");
        Assert.True(some > 40, $"{some} stars at the default");
        Assert.True(few < some, $"{few} stars at 0.995, {some} at 0.85");
    }

    // Row 10: frames were aligned to the running mean, whose blur feeds back.
    [Fact]
    public void Alignment_SixShiftedFrames_AreAllMovedOntoTheBase()
    {
        using var bench = new Workbench();
        var scene = new StarScene(400, 300, 120, 5);
        string[] names = [.. Enumerable.Range(0, 6).Select(i => bench.Dng($"light-{i}.dng", scene.Frame(3.3 * i, -2.2 * i, i)))];
        bench.Succeed(["-o", "stack", .. names]);
        var report = bench.Report("stack");
        Assert.Equal("light-0.dng", report.Reference.FileName);
        for (int i = 0; i < 6; i++)
        {
            var (x, y) = report.Of(names[i]).Map(200, 150);
            Assert.Equal(200 + 3.3 * i, x, 0.1);
            Assert.Equal(150 - 2.2 * i, y, 0.1);
        }
    }

    // Row 11: where few frames reach, sums were divided by the number of all.
    [Fact]
    public void Padding_WhereOnlyOneFrameReaches_HoldsThatFramesLevel()
    {
        using var bench = new Workbench();
        var scene = new StarScene(400, 300, 120, 7);
        bench.Dng("a.dng", scene.Frame(0, 0, 1));
        bench.Dng("b.dng", scene.Frame(-24, 0, 2));
        bench.Succeed("-p", "0.1", "-o", "stack", "a.dng", "b.dng");
        var picture = bench.Tiff("stack");
        Assert.Equal((480, 360), (picture.Width, picture.Height));
        double sky = Median(picture, 1, 100, 100, 300, 260);
        // Columns 440..463 lie right of the base (which ends at 440) and are covered by the second frame alone.
        Assert.Equal(sky, Median(picture, 1, 444, 100, 460, 260), sky / 50);
        Assert.All(picture.Planes[1].Take(480), value => Assert.Equal(0, value));
    }

    // Row 12: bilinear warping made stars wider.
    [Fact]
    public void Alignment_HalfPixelShift_KeepsTheStarsNarrow()
    {
        using var bench = new Workbench();
        var scene = new StarScene(400, 300, 120, 9);
        bench.Dng("a.dng", scene.Frame(0, 0, 1));
        bench.Dng("b.dng", scene.Frame(6.5, 4.5, 2));
        bench.Succeed("-o", "one", "a.dng");
        bench.Succeed("-o", "two", "a.dng", "b.dng");
        // The highest pixel of the brightest star tells its width at constant flux.
        var (x, y) = Brightest(bench.Tiff("one"));
        double alone = Peak(bench.Tiff("one"), x, y), together = Peak(bench.Tiff("two"), x, y);
        Assert.Equal(1, together / alone, 0.06);
    }

    // Row 14: a linear PNG without a tag looks black or wrong in viewers.
    [Fact]
    public void Png_OfASrgbStack_IsTaggedAsLinearAndHasAStretchedPreviewBeside()
    {
        using var bench = new Workbench();
        bench.Dng("light.dng", new StarScene(400, 300, 120, 9).Frame(0, 0, 1));
        bench.Succeed("--color", "srgb", "-o", "stack", "light.dng");
        var chunks = PngPicture.Chunks(bench.At("stack.png")).Select(chunk => chunk.Name).ToList();
        Assert.True(chunks.Contains("gAMA") || chunks.Contains("iCCP") || chunks.Contains("cICP"), string.Join(' ', chunks));
        Assert.Equal([0xFF, 0xD8], File.ReadAllBytes(bench.At("stack-preview.jpg"))[..2]);
    }

    private static double Corners(string pattern, int x, int y)
    {
        string lit = (x < 32, y < 24) switch { (true, true) => "R", (false, true) => "G", (true, false) => "B", _ => "RG" };
        return lit.Contains(pattern[y % 2 * 2 + x % 2]) ? 10000 : 1000;
    }

    private static (double, double, double) Triple(Picture picture, int x, int y, float scale)
    {
        double Share(int plane) => Math.Round(picture.At(plane, x, y) / scale, 1);
        return (Share(0), Share(1), Share(2));
    }

    private static double Median(Picture picture, int plane, int left, int top, int right, int bottom)
    {
        var values = new List<float>();
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++) values.Add(picture.At(plane, x, y));
        values.Sort();
        return values[values.Count / 2];
    }

    private static (int X, int Y) Brightest(Picture picture)
    {
        int best = 40 * picture.Width + 40;
        for (int y = 40; y < picture.Height - 40; y++)
            for (int x = 40; x < picture.Width - 40; x++)
                if (picture.At(1, x, y) > picture.Planes[1][best]) best = y * picture.Width + x;
        return (best % picture.Width, best / picture.Width);
    }

    private static double Peak(Picture picture, int x, int y)
    {
        double sum = 0, peak = 0;
        double sky = Median(picture, 1, 0, 0, picture.Width, picture.Height);
        for (int dy = -6; dy <= 6; dy++)
            for (int dx = -6; dx <= 6; dx++)
            {
                double value = picture.At(1, x + dx, y + dy) - sky;
                sum += value;
                peak = Math.Max(peak, value);
            }

        return peak / sum;
    }
}
