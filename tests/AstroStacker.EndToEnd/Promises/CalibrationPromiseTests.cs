using AstroStacker.EndToEnd.Files;
using Xunit;

namespace AstroStacker.EndToEnd.Promises;

/// <summary>What the original's page promises of master frames; each test names its row of the list of shortfalls.</summary>
public sealed class CalibrationPromiseTests
{
    private const float Adu = 1 / 65535f;

    private static readonly string[] Plain =
        ["-a", "0", "--normalize", "none", "--reject", "none", "--weight", "none", "--color", "camera", "--white-balance", "none"];

    // Row 4: -d alone was ignored without a word.
    [Fact]
    public void Dark_Alone_IsSubtracted()
    {
        using var bench = new Workbench();
        bench.Succeed([.. Plain, "-d", Master(bench, "dark", 1000), "-o", "stack", bench.Level("light.dng", 8000)]);
        Assert.All(bench.Tiff("stack").Planes[1], value => Assert.Equal(7000 * Adu, value, 1e-7f));
    }

    // Row 4: "additionally use a master flat": it works without a dark as well, where its black level is known.
    [Fact]
    public void Flat_Alone_EvensOutVignetting()
    {
        using var bench = new Workbench();
        bench.Dng("light.dng", Vignetted(8000));
        bench.Dng("flat.dng", Vignetted(20000));
        bench.Succeed([.. Plain, "-f", "flat.dng", "-o", "stack", "light.dng"]);
        var green = bench.Tiff("stack");
        double level = green.Mean(1);
        Assert.All(green.Inside(1, 2), value => Assert.Equal(1, value / level, 1e-3));
    }

    // Row 4: both together.
    [Fact]
    public void DarkAndFlat_Together_GiveTheEvenSignal()
    {
        using var bench = new Workbench();
        bench.Dng("light.dng", Vignetted(8000, 1000));
        bench.Dng("flat.dng", Vignetted(20000, 1000));
        MakeMaster(bench, "flat", "flat.dng");
        bench.Succeed([.. Plain, "-d", Master(bench, "dark", 1000), "-f", "flat.tif", "-o", "stack", "light.dng"]);
        var green = bench.Tiff("stack");
        double level = green.Mean(1);
        Assert.All(green.Inside(1, 2), value => Assert.Equal(1, value / level, 1e-3));
    }

    // Row 5: the flat was scaled by its maximum, so that one hot pixel brightened the whole stack.
    [Fact]
    public void Flat_OneHotPixel_LeavesTheLevelUnchanged()
    {
        using var bench = new Workbench();
        bench.Dng("flat.dng", new MosaicFrame { Width = 64, Height = 48, AduAt = (x, y) => (x, y) == (20, 20) ? 60000 : 20000 });
        bench.Succeed([.. Plain, "-f", "flat.dng", "-o", "stack", bench.Level("light.dng", 8000)]);
        Assert.Equal(8000 * Adu, bench.Tiff("stack").At(1, 50, 40), 80 * Adu);
    }

    // Row 5: colours of the flat's lamp came into the picture.
    [Fact]
    public void Flat_OfAColouredLamp_LeavesTheColoursUnchanged()
    {
        using var bench = new Workbench();
        bench.Level("flat.dng", 9000, 20000, 14000);
        bench.Succeed([.. Plain, "-f", "flat.dng", "-o", "stack", bench.Level("light.dng", 8000, 4000, 2000)]);
        var picture = bench.Tiff("stack");
        Assert.Equal(8000 * Adu, picture.Mean(0, 2), 8 * Adu);
        Assert.Equal(4000 * Adu, picture.Mean(1, 2), 4 * Adu);
        Assert.Equal(2000 * Adu, picture.Mean(2, 2), 2 * Adu);
    }

    // Row 7: colour changed with calibration.
    [Fact]
    public void Colours_WithABlackLevelDarkAndWithout_AreTheSame()
    {
        using var bench = new Workbench();
        var light = MosaicFrame.Flat(64, 48, 8512, 4512, 2512);
        bench.Dng("light.dng", new MosaicFrame
        {
            Width = 64,
            Height = 48,
            AduAt = light.AduAt,
            BlackAdu = 512,
            WhiteAdu = 16383,
            AsShotNeutral = [0.5, 1, 0.7],
        });
        bench.Dng("d.dng", new MosaicFrame { Width = 64, Height = 48, AduAt = (_, _) => 512, BlackAdu = 512, WhiteAdu = 16383 });
        MakeMaster(bench, "dark", "d.dng");
        bench.Succeed("-a", "0", "-o", "plain", "light.dng");
        bench.Succeed("-a", "0", "-d", "dark.png", "-o", "calibrated", "light.dng");
        Assert.Equal(bench.Tiff("plain").Planes, bench.Tiff("calibrated").Planes);
    }

    // Row 15: a master had to be made with -v 0, and nothing said so.
    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public void Master_OfFullSensorOrVisibleWindow_FitsItsLights(string visible)
    {
        using var bench = new Workbench();
        static MosaicFrame Frame(double adu) => new()
        {
            Width = 80,
            Height = 60,
            AduAt = (x, y) => adu + x + y,
            VisibleArea = (10, 6, 66, 52),
        };
        bench.Dng("light.dng", Frame(5000));
        bench.Dng("d.dng", Frame(1000));
        bench.Succeed("-r", "1", "-a", "0", "-v", visible, "-o", "dark", "d.dng");
        bench.Succeed([.. Plain, "-d", "dark.png", "-o", "stack", "light.dng"]);
        var picture = bench.Tiff("stack");
        Assert.Equal((66, 52), (picture.Width, picture.Height));
        Assert.All(picture.Planes[1], value => Assert.Equal(4000 * Adu, value, 1e-7f));
    }

    private static string Master(Workbench bench, string name, double adu)
    {
        MakeMaster(bench, name, bench.Level($"{name}-frame.dng", adu));
        return name + ".png";
    }

    private static void MakeMaster(Workbench bench, string name, string frame) =>
        bench.Succeed("-r", "1", "-a", "0", "-v", "0", "-o", name, frame);

    private static MosaicFrame Vignetted(double signal, double black = 0) => new()
    {
        Width = 64,
        Height = 48,
        AduAt = (x, y) => black + signal * (1 - (Math.Pow(x - 32, 2) + Math.Pow(y - 24, 2)) / 4000),
    };
}
