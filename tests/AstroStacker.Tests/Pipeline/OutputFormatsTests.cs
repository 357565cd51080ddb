using AstroStacker.Calibration;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Tests.Formats;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

/// <summary>What --format and --compress ask for, from the job to the files.</summary>
public sealed class OutputFormatsTests : IDisposable
{
    private readonly RunBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("tiff", "tiff16", "stack.tif")]
    [InlineData("fits16", "fits", "stack.fits")]
    [InlineData("exr", "exr16", "stack.exr")]
    public void Run_TwoFormatsOfOneName_AreRefusedBeforeWork(string first, string second, string file)
    {
        var job = Job(first, second);
        var before = _bench.Files;
        string message = Assert.Throws<StackJobException>(() => RunBench.Run(job)).Message;
        Assert.Contains($"{first} and {second}", message, StringComparison.Ordinal);
        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.Contains("-o", message, StringComparison.Ordinal);
        Assert.Equal(before, _bench.Files);
    }

    [Fact]
    public void Run_EveryFormatBesides_IsWritten()
    {
        var result = RunBench.Run(Job("png", "hdr", "tiff", "fits", "fits-rice", "xisf", "exr"));
        foreach (string ending in (string[])[".png", ".hdr", ".tif", ".fits", ".fits.fz", ".xisf", ".exr"])
            Assert.Contains(_bench.At($"stack{ending}"), result.FilesWritten);
    }

    [Fact]
    public void Run_Compress_MakesTheTiffAndItsMapsSmaller()
    {
        string[] maps = [.. SizesOf(compress: false).Keys];
        Assert.Contains("stack.tif", maps);
        Assert.Contains("stack-coverage.tif", maps);
        var (plain, compressed) = (SizesOf(compress: false), SizesOf(compress: true));
        Assert.All(maps, map => Assert.InRange(compressed[map], 1, plain[map] - 1));
    }

    [Fact]
    public void Run_CompressWithoutATiff_IsRefused()
    {
        var job = Job("png", "fits");
        job = job with { Output = job.Output with { Compress = true } };
        Assert.Contains("Add tiff", Assert.Throws<StackJobException>(() => RunBench.Run(job)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MapsBesideRoundedFormats_AreTiff()
    {
        var job = Job("exr16", "fits16");
        RunBench.Run(job with { Output = job.Output with { Maps = true } });
        Assert.Contains("stack-coverage.tif", _bench.Files);
        Assert.DoesNotContain("stack-coverage.exr", _bench.Files);
    }

    [Theory]
    [InlineData("hdr")]
    [InlineData("exr16")]
    public void Run_RawMosaicInAFormatThatCanNotHoldAdu_IsRefused(string format) =>
        Assert.Contains(
            $"can't be kept as {format}",
            Assert.Throws<StackJobException>(() => RunBench.Run(Job(format) with { RawMosaic = true })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("tiff16", ".tif")]
    [InlineData("fits16", ".fits")]
    [InlineData("exr", ".exr")]
    [InlineData("xisf", ".xisf")]
    public void Run_RawMosaic_IsKeptInFormatsThatHoldAdu(string format, string ending)
    {
        RunBench.Run(Job(format) with { RawMosaic = true });
        string path = _bench.At($"stack{ending}");
        Assert.True(File.Exists(path));
        if (ending is not (".tif" or ".fits")) return;
        using var reader = FrameFormats.Open(path);
        Assert.Equal([.. Enumerable.Range(0, RunBench.Width).Select(x => 1000f + x)], reader.ReadAll()[..RunBench.Width]);
    }

    [Theory]
    [InlineData("tiff16", ".tif")]
    [InlineData("fits16", ".fits")]
    public void Run_DarkerThanTheDark_GetsAPedestalThatReadingTakesOff(string format, string ending)
    {
        string dark = MasterFiles.Write(_bench.At("dark.fits"), RunBench.Width, RunBench.Height, (_, _) => 1030);
        var job = Job(format) with { Calibration = new CalibrationOptions { Dark = dark } };
        var result = RunBench.Run(job);
        Assert.True(result.Picture.Pedestal > 0);
        using var reader = FrameFormats.Open(_bench.At($"stack{ending}"));
        Assert.Equal(result.Picture.Pedestal * 65535, reader.Info.Black.MeanAdu, 1e-3);
        Assert.Contains(reader.ReadAll(), level => level > 0 && level < reader.Info.Black.MeanAdu);
    }

    private StackJob Job(params string[] formats)
    {
        var job = _bench.Job([_bench.Frame("light.fits", 1000)]);
        return job with { Output = job.Output with { Formats = formats, Overwrite = true } };
    }

    private Dictionary<string, long> SizesOf(bool compress)
    {
        var job = Job("tiff");
        RunBench.Run(job with { Output = job.Output with { Maps = true, Compress = compress } });
        return _bench.Files.Where(file => file.EndsWith(".tif", StringComparison.Ordinal))
            .ToDictionary(file => file, file => new FileInfo(_bench.At(file)).Length);
    }
}
