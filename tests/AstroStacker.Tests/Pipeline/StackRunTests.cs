using AstroStacker.Calibration;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Report;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

/// <summary>Whole runs on odd input.</summary>
public sealed class StackRunTests : IDisposable
{
    private readonly RunBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Run_SameFileThroughALinkedFolder_IsStackedOnce()
    {
        string light = _bench.Frame("night/light.fits", 1000);
        Directory.CreateSymbolicLink(_bench.At("link"), _bench.At("night"));
        var result = RunBench.Run(_bench.Job([light, _bench.At("link/light.fits")]));
        Assert.Single(result.Frames);
    }

    [Fact]
    public void Run_ResultThatIsAnInputThroughALinkedFolder_IsRefused()
    {
        string light = _bench.Frame("night/stack.fits", 1000);
        Directory.CreateSymbolicLink(_bench.At("link"), _bench.At("night"));
        var job = _bench.Job([light]);
        job = job with { Output = job.Output with { Prefix = _bench.At("link/stack"), Overwrite = true } };
        Assert.Contains("another -o", Assert.Throws<StackJobException>(() => RunBench.Run(job)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OutputBelowAFile_IsRefusedBeforeAnyWork()
    {
        string light = _bench.Frame("light.fits", 1000);
        var job = _bench.Job([light]) with { Output = new OutputOptions { Prefix = $"{light}/deep/stack" } };
        var error = Assert.Throws<StackJobException>(() => RunBench.Run(
            job, (progress, _, _) => Assert.NotEqual("survey", progress.Stage)));
        Assert.Contains(light, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DebugOfFramesOfOneName_WritesFilesForEach()
    {
        var job = _bench.Job([_bench.Frame("a/light.fits", 1000), _bench.Frame("b/light.fits", 1100)]) with { DebugLevel = 2 };
        var files = RunBench.Run(job).FilesWritten;
        Assert.Equal(files.Count, files.Distinct().Count());
        Assert.Equal(4, Directory.GetFiles(_bench.At("stack-debug")).Length);
    }

    [Fact]
    public void Run_PageThatIsThere_IsWrittenOverOnlyWhenAsked()
    {
        string light = _bench.Frame("light.fits", 1000);
        File.WriteAllText(_bench.At("stack.html"), "kept");
        var job = _bench.Job([light]);
        var error = Assert.Throws<ResultsExistException>(() => RunBench.Run(job));
        Assert.Equal([_bench.At("stack.html")], error.Paths);
        Assert.Empty(RunBench.Run(job with { Output = job.Output with { Report = false } }).Maps);
    }

    [Fact]
    public void RunReport_OfAJob_WritesThePageBesideThePictureUnlessToldNot()
    {
        var job = _bench.Job([_bench.Frame("light.fits", 1000)]);
        Assert.Equal([_bench.At("stack.json"), _bench.At("stack.html")], RunReport.Write(RunBench.Run(job)));
        var plain = job with { Output = job.Output with { Prefix = _bench.At("plain"), Report = false } };
        Assert.Equal([_bench.At("plain.json")], RunReport.Write(RunBench.Run(plain)));
        var mosaic = job with { RawMosaic = true, Output = job.Output with { Prefix = _bench.At("mosaic") } };
        Assert.Equal([_bench.At("mosaic.json")], RunReport.Write(RunBench.Run(mosaic)));
    }

    [Fact]
    public void Run_RawMosaicOfUnitScale_WritesNoPngOfZeros()
    {
        string light = MasterFiles.WriteUnitScale(_bench.At("light.fits"), RunBench.Width, RunBench.Height, 0.25f);
        var result = RunBench.Run(_bench.Job([light]) with { RawMosaic = true });
        Assert.DoesNotContain(result.FilesWritten, file => file.EndsWith(".png", StringComparison.Ordinal));
        using var master = FrameFormats.Open(_bench.At("stack.tif"));
        var samples = new float[RunBench.Width];
        master.Read(0, new PixelRectangle(0, 0, RunBench.Width, 1), samples);
        Assert.Equal(0.25f, samples[0]);
    }

    [Fact]
    public void Run_CalibratedRawMosaic_SaysThatPngCutsNegatives()
    {
        var job = _bench.Job([_bench.Frame("dark.fits", 1000)]) with
        {
            RawMosaic = true,
            Calibration = new CalibrationOptions { Dark = _bench.Frame("bias.fits", 1001) },
        };
        Assert.Contains(RunBench.Run(job).Notes, note => note.Contains(".png", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Run_PaddingThatTheCommandLineRefuses_IsRefusedToo(double padding)
    {
        var job = _bench.Job([_bench.Frame("light.fits", 1000)]) with { Padding = padding };
        Assert.Contains("-p", Assert.Throws<StackJobException>(() => RunBench.Run(job)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RawMosaicWithAPedestal_IsRefused()
    {
        var job = _bench.Job([_bench.Frame("light.fits", 1000)]) with { RawMosaic = true };
        job = job with { Output = job.Output with { Pedestal = 0.1 } };
        Assert.Contains("--pedestal", Assert.Throws<StackJobException>(() => RunBench.Run(job)).Message, StringComparison.Ordinal);
    }
}
