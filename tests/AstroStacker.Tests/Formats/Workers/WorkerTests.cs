using AstroStacker.Formats.Raw;
using AstroStacker.Formats.Workers;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using AstroStacker.Tests.Formats.Raw;
using Xunit;

namespace AstroStacker.Tests.Formats.Workers;

public sealed class WorkerTests
{
    private static string Quicktake => SharedData.Require("raw_formats", "TEST150.QTK");

    [Fact]
    public void Find_BesideTheTests_IsTheCommandLineProgram()
    {
        var launcher = WorkerLauncher.Find();

        Assert.NotNull(launcher);
        Assert.Equal("worker", launcher.Arguments[^1]);
    }

    [Fact]
    public void Open_WorkerThatHangs_IsEndedAndTheFrameRefused()
    {
        using var format = new RawFormat(new WorkerLauncher("sleep", ["300"]), TimeSpan.FromSeconds(0.3));

        var refusal = RawWorkers.Within(() => Assert.Throws<FrameException>(() => format.Open(Quicktake)));

        Assert.Equal("decoding took more than 0.3 s", refusal.Problem);
    }

    [Fact]
    public void Open_WorkerThatCrashes_IsAFrameException()
    {
        using var format = new RawFormat(new WorkerLauncher("sh", ["-c", "echo no such thing >&2; kill -SEGV $$"]));

        var refusal = RawWorkers.Within(() => Assert.Throws<FrameException>(() => format.Open(Quicktake)));

        Assert.Contains("LibRaw crashed on it (exit code 139", refusal.Problem);
    }

    [Fact]
    public void Open_WorkerThatCantStart_IsAFrameException()
    {
        using var format = new RawFormat(new WorkerLauncher("/nowhere/astro-stacker", []));

        Assert.Contains("could not be started", Assert.Throws<FrameException>(() => format.Open(Quicktake)).Problem);
    }

    [Fact]
    public void Open_AfterACrash_UsesAFreshWorker()
    {
        using var folder = new TemporaryFolder();
        string mark = folder.At("crashed");
        var real = WorkerLauncher.Find()!;
        string command = $"if [ -e '{mark}' ]; then exec '{real.FileName}' {string.Join(' ', real.Arguments.Select(word => $"'{word}'"))};"
            + $" else touch '{mark}'; exit 7; fi";
        using var format = new RawFormat(new WorkerLauncher("sh", ["-c", command]));

        Assert.Contains("exit code 7", RawWorkers.Within(() => Assert.Throws<FrameException>(() => format.Open(Quicktake))).Problem);
        using var reader = RawWorkers.Within(() => format.Open(Quicktake));

        Assert.Equal(640, reader.Info.Width);
    }

    [Fact]
    public void Decode_Cancelled_EndsTheWorkerAndSaysSo()
    {
        using var format = new RawFormat();
        using var reader = (IDecodingReader)format.Open(Quicktake);
        using var worker = ProcessWorker.Start(new WorkerLauncher("sleep", ["300"]), Quicktake);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        using var already = new CancellationTokenSource();
        already.Cancel();
        var samples = new ushort[640 * 480];

        Assert.ThrowsAny<OperationCanceledException>(() => reader.Decode(samples, already.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => worker.Decode(reader.Info, samples, WorkerPool.Limit, soon.Token));
        Assert.False(worker.IsUsable);
    }

    [Fact]
    public void Decode_FileWrittenSinceItWasOpened_IsRefused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.At("frame.qtk");
        File.Copy(Quicktake, path);
        using var format = new RawFormat();
        using var reader = (IDecodingReader)format.Open(path);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(1));

        var refusal = Assert.Throws<FrameException>(() => reader.Decode(new ushort[640 * 480], CancellationToken.None));

        Assert.Contains("changed", refusal.Problem);
    }

    [Fact]
    public void Decode_InThisProcess_GivesTheSameAsInAWorker()
    {
        using var inside = new RawFormat(launcher: null);
        using var outside = new RawFormat();
        using var first = (IDecodingReader)inside.Open(Quicktake);
        using var second = (IDecodingReader)outside.Open(Quicktake);
        var a = new ushort[640 * 480];
        var b = new ushort[640 * 480];

        first.Decode(a, CancellationToken.None);
        second.Decode(b, CancellationToken.None);

        Assert.Equal(b, a);
        Assert.Equal(second.Info.Black, first.Info.Black);
    }

    [Fact]
    public void Open_InThisProcess_NamesTheRefusedFile()
    {
        using var format = new RawFormat(launcher: null);
        string path = SharedData.Require("raw_damaged", "CanonRaw.cr2");

        Assert.Equal(path, Assert.Throws<FrameException>(() => format.Open(path)).Path);
    }

    [Fact]
    public void Decode_ManyThreads_EachGetsItsOwnFrame()
    {
        using var format = new RawFormat();
        string[] paths = ["TEST150.QTK", "IMAGE01.QTK", "RAW_KODAK_DC50.KDC"];
        int[] widths = [640, 320, 768];

        Parallel.For(0, 12, i =>
        {
            using var reader = (IDecodingReader)format.Open(SharedData.Require("raw_formats", paths[i % 3]));
            reader.Decode(new ushort[reader.Info.Width * reader.Info.Height], CancellationToken.None);
            Assert.Equal(widths[i % 3], reader.Info.Width);
        });
    }

    [Fact]
    public void Main_InputThatEnds_ReturnsZero() => Assert.Equal(0, Worker.Main(Stream.Null, Stream.Null));
}
