using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Checks;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Checks;

public sealed class SpaceCheckTests
{
    private const long Megabyte = 1 << 20;

    // 24 MP in colour: PNG of 6 bytes, Radiance of 4, TIFF of 12 bytes a pixel.
    private const long ResultBytes = 24_000_000L * 22;

    private static readonly FrameInfo s_light = new()
    {
        Path = "light.cr2",
        FormatName = "camera RAW",
        Width = 6000,
        Height = 4000,
        VisibleArea = new PixelRectangle(0, 0, 6000, 4000),
        SampleType = SampleType.UInt16,
        SaturationAdu = 16383,
        Cfa = new CfaPattern("RGGB"),
    };

    [Fact]
    public void Run_RoomForEverything_SaysNothing() => Check(_ => new DiskSpace(1L << 40, ResultBytes + 8 * Megabyte));

    [Fact]
    public void Run_FullDisk_NamesFolderNeedAndRemedy()
    {
        var error = Assert.Throws<StackJobException>(() => Check(_ => new DiskSpace(1L << 40, 100 * Megabyte)));
        Assert.Contains("/out", error.Message, StringComparison.Ordinal);
        Assert.Contains("100 MB are free", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{(ResultBytes + 4 * Megabyte) >> 20} MB", error.Message, StringComparison.Ordinal);
        Assert.Contains("-o", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ScratchAndResultsOnOneDisk_AreAddedUp()
    {
        // 100 RAW frames of 48 MB, of which memory keeps some: more than 3 GB go to scratch.
        static DiskSpace One(string folder) => new(1L << 40, 3_200 * Megabyte);
        static DiskSpace Two(string folder) => new(folder == "/scratch" ? 1L << 40 : 1L << 41, 3_800 * Megabyte);
        var error = Assert.Throws<StackJobException>(() => Check(One, frames: 100));
        Assert.Contains("/scratch", error.Message, StringComparison.Ordinal);
        Assert.Contains("/out", error.Message, StringComparison.Ordinal);
        Assert.Contains("-o or --scratch", error.Message, StringComparison.Ordinal);
        Check(Two, frames: 80);
    }

    [Fact]
    public void Run_TwoFullDisks_AreBothNamed()
    {
        var error = Assert.Throws<StackJobException>(() => Check(folder => new DiskSpace(folder.Length, Megabyte), frames: 100));
        Assert.Equal(2, error.Message.Split('\n').Length);
    }

    [Fact]
    public void Of_FolderToBeMade_IsTheDiskOfItsParent()
    {
        string folder = Path.GetTempPath();
        Assert.Equal(DiskSpace.Of(folder).TotalBytes, DiskSpace.Of(Path.Combine(folder, "a", "b")).TotalBytes);
        Assert.True(DiskSpace.Of(folder).TotalBytes > 0);
    }

    private static void Check(Func<string, DiskSpace> spaceOf, int frames = 1)
    {
        var job = new StackJob
        {
            Lights = ["light.cr2"],
            Output = new OutputOptions { Prefix = "/out/stack" },
            Resources = new ResourceOptions { Threads = 1, MemoryBytes = 3L << 30, ScratchFolder = "/scratch" },
        };
        var headers = Enumerable.Repeat(new FileHeader(s_light.Path, s_light, null, 48_000_000), frames).ToList();
        SpaceCheck.Run(job, s_light, headers, new StackTargets(job, s_light, frames), spaceOf);
    }
}
