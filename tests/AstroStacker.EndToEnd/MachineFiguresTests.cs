using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.EndToEnd;

/// <summary>What the summary says of memory and files, beside what the system says of the same process.</summary>
public sealed class MachineFiguresTests : IDisposable
{
    private readonly Workbench _bench = new();
    private readonly TemporaryFolder _cache = new();

    public void Dispose()
    {
        _bench.Dispose();
        _cache.Dispose();
    }

    [Fact]
    public void Summary_OfARun_AgreesWithTheSystemToATenth()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("needs Linux's /proc");
        _bench.Succeed(["simulate", "--frames", "6", "--width", "1500", "--height", "1000", "--format", "dng", "night"]);
        var (peakBytes, writtenBytes) = RunWatched(
            "--format", "tiff,fits", "--survey-cache", "off", "-o", "stack", "night/light-*.dng");
        var memory = _bench.Report("stack").Root.GetProperty("memory");
        AssertNear(peakBytes, memory, "peakAnonymousBytes");
        AssertNear(writtenBytes, memory, "writtenBytes");
        AssertNear(CachedBytes(), memory, "pageCacheBytes");
    }

    private static void AssertNear(long bytes, JsonElement memory, string name) =>
        Assert.InRange(memory.GetProperty(name).GetInt64(), 0.9 * bytes, 1.1 * bytes);

    /// <summary>The most anonymous memory that the system saw the program have, and the bytes that it took from it.</summary>
    private (long PeakBytes, long WrittenBytes) RunWatched(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [CliProcess.Program, .. arguments])
        {
            WorkingDirectory = _bench.At("."),
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["XDG_CACHE_HOME"] = _cache.FullPath;
        using var process = Process.Start(start)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        long peak = 0, written = 0;
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(2)))
        {
            peak = Math.Max(peak, 1024 * Number(process.Id, "status", "RssAnon:"));
            written = Math.Max(written, Number(process.Id, "io", "wchar:"));
        }

        Assert.True(process.ExitCode == 0, string.Join('\n', said.Result));
        return (peak, written);
    }

    private static long Number(int process, string file, string name)
    {
        try
        {
            string line = File.ReadLines($"/proc/{process}/{file}").First(line => line.StartsWith(name, StringComparison.Ordinal));
            return long.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>What util-linux's fincore finds of the run's files in the page cache.</summary>
    private long CachedBytes()
    {
        string[] files = [.. _bench.Files.Where(file => file.StartsWith("night/light-", StringComparison.Ordinal)
            || (file.StartsWith("stack", StringComparison.Ordinal) && !file.EndsWith(".json", StringComparison.Ordinal)))];
        using var fincore = Process.Start(new ProcessStartInfo("fincore", ["--bytes", "--noheadings", "--output", "res", .. files])
        {
            WorkingDirectory = _bench.At("."),
            RedirectStandardOutput = true,
        })!;
        return fincore.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Sum(line => long.Parse(line, CultureInfo.InvariantCulture));
    }
}
