using AstroStacker.EndToEnd.Files;
using Xunit;

namespace AstroStacker.EndToEnd.Promises;

/// <summary>What the original's page promises of levels and averages; each test names its row of the list of shortfalls.</summary>
public sealed class ExactMeanTests
{
    private static readonly string[] MasterOptions = ["-r", "1", "-a", "0", "-v", "0"];

    private static readonly string[] PlainAverage =
        ["-a", "0", "--normalize", "none", "--reject", "none", "--weight", "none", "--color", "camera"];

    // Row 1: the original added the first frame twice.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Master_OfEqualFrames_EqualsThem(int count)
    {
        using var bench = new Workbench();
        var frames = Enumerable.Range(0, count).Select(number => bench.Level($"dark-{number}.dng", 8000)).ToList();
        bench.Succeed([.. MasterOptions, "-o", "master", .. frames]);
        Assert.All(bench.Png("master").Planes[0], value => Assert.Equal(8000, value));
        Assert.All(bench.Tiff("master").Planes[0], value => Assert.Equal(8000, value));
    }

    // Row 1, with frames that differ, and with -a 0 through demosaic and output instead of -r 1.
    [Fact]
    public void Average_OfThreeDifferentFrames_IsTheirExactMean()
    {
        using var bench = new Workbench();
        string[] frames = [bench.Level("a.dng", 1000), bench.Level("b.dng", 2001), bench.Level("c.dng", 3005)];
        bench.Succeed([.. MasterOptions, "-o", "master", .. frames]);
        Assert.All(bench.Png("master").Planes[0], value => Assert.Equal(2002, value));

        bench.Succeed([.. PlainAverage, "-o", "average", .. frames]);
        var picture = bench.Png("average");
        Assert.Equal(3, picture.Planes.Length);
        Assert.All(picture.Planes.SelectMany(plane => plane), value => Assert.Equal(2002, value));
    }

    // Rows 13 and 14: the original's .hdr lost 1.9 % in weak channels and its PNG cut fractions off.
    [Fact]
    public void Mean_WithAFraction_IsKeptInTiffAndRoundedInPng()
    {
        using var bench = new Workbench();
        string[] frames = [bench.Level("a.dng", 1000), bench.Level("b.dng", 1001), bench.Level("c.dng", 1001)];
        bench.Succeed([.. MasterOptions, "-o", "master", .. frames]);
        Assert.All(bench.Png("master").Planes[0], value => Assert.Equal(1001, value));
        Assert.All(bench.Tiff("master").Planes[0], value => Assert.Equal((float)(3002 / 3.0), value));

        bench.Succeed([.. PlainAverage, "-o", "average", .. frames]);
        Assert.All(bench.Tiff("average").Planes[1], value => Assert.Equal(3002 / 3.0 / 65535, value, 1e-8));
        Assert.All(bench.Png("average").Planes[1], value => Assert.Equal(1001, value));
    }

    // Row 8: LibRaw's default rescaled each frame by its own maximum.
    [Fact]
    public void Average_OneFrameHasABrighterMaximum_KeepsOneScale()
    {
        using var bench = new Workbench();
        // No two bright samples are equal: many at one level would be saturation, which the program looks for.
        var bright = new MosaicFrame { Width = 64, Height = 48, AduAt = (x, y) => x < 8 && y < 8 ? 60000 + 8 * y + x : 4000 };
        bench.Succeed([.. PlainAverage, "-o", "average", bench.Level("a.dng", 4000), bench.Dng("b.dng", bright)]);
        var picture = bench.Png("average");
        Assert.Equal(4000, picture.At(1, 40, 30));
        Assert.Equal(32000, picture.At(1, 3, 3), 50f);
    }

    // Row 6: the original cut darker-than-dark samples off at 0, which brightens a dark sky.
    [Fact]
    public void Dark_BrighterThanHalfTheSamples_LeavesTheMeanAtZero()
    {
        using var bench = new Workbench();
        var light = new MosaicFrame { Width = 64, Height = 48, AduAt = (x, y) => x / 8 % 2 == y / 8 % 2 ? 900 : 1100 };
        bench.Dng("light.dng", light);
        bench.Succeed([.. MasterOptions, "-o", "dark", bench.Level("d.dng", 1000)]);
        bench.Succeed([.. PlainAverage, "-d", "dark.png", "-o", "stack", "light.dng"]);

        var exact = bench.Tiff("stack");
        Assert.Equal(0, exact.Mean(1), 1e-6);
        Assert.Equal(-100 / 65535f, exact.At(1, 3, 3), 1e-7f);
        var whole = bench.Png("stack");
        Assert.Equal(200, whole.At(1, 12, 3) - whole.At(1, 3, 3), 1f);
        Assert.True(bench.Report("stack").Root.GetProperty("picture").GetProperty("pedestal").GetDouble() > 0);
    }

    // Row 6: 16-bit arithmetic wrapped 70000 around to 4464.
    [Fact]
    public void Flat_DimCornerLiftsALightBeyondWhite_ClipsInPngAndNotInTiff()
    {
        using var bench = new Workbench();
        // No two samples are equal: many at one high level would be saturation, which the program looks for.
        bench.Dng("light.dng", new MosaicFrame { Width = 64, Height = 48, AduAt = (x, y) => 50000 + 64 * y + x });
        bench.Dng("flat.dng", new MosaicFrame { Width = 64, Height = 48, AduAt = (x, y) => x < 8 && y < 8 ? 10000 : 20000 });
        bench.Succeed([.. MasterOptions, "-o", "flat", "flat.dng"]);
        bench.Expect(0, [.. PlainAverage, "-f", "flat.tif", "--bias", Zero(bench), "-o", "stack", "light.dng"]);
        Assert.Equal(65535, bench.Png("stack").At(1, 3, 3));
        Assert.True(bench.Tiff("stack").At(1, 3, 3) > 1.4f);
        Assert.Equal(50000 + 64 * 30 + 40, bench.Png("stack").At(1, 40, 30), 700f);
    }

    private static string Zero(Workbench bench)
    {
        bench.Succeed([.. MasterOptions, "-o", "zero", bench.Level("z.dng", 0)]);
        return "zero.tif";
    }
}
