using System.Diagnostics;
using System.Globalization;
using AstroStacker.Formats.Raw;
using AstroStacker.Imaging;

namespace AstroStacker.Bench;

/// <summary>
/// What no stacker can be quicker than: reading all bytes of the frames, or LibRaw alone decoding them, on all cores.
/// Prints "wall cpu" in seconds; the processor's time is user and system, the start of this program left out.
/// </summary>
internal static class FileFloors
{
    public static void Read(TextWriter output, IReadOnlyList<string> files) => Measure(output, files, ReadWhole);

    public static void Decode(TextWriter output, IReadOnlyList<string> files)
    {
        _ = LibRawLibrary.Instance;
        Measure(output, files, DecodeWhole);
    }

    private static void Measure(TextWriter output, IReadOnlyList<string> files, Action<string> work)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        Rows.ForEach(files.Count, Environment.ProcessorCount, CancellationToken.None, file => work(files[file]));
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{wall:0.00} {(process.TotalProcessorTime - cpu).TotalSeconds:0.00}"));
    }

    private static void ReadWhole(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var buffer = PlanePool.Rent<byte>(1 << 20);
        while (file.Read(buffer.Span) > 0)
        {
            // Only the reading counts.
        }
    }

    private static void DecodeWhole(string path)
    {
        using var handle = new LibRawHandle(LibRawLibrary.Instance);
        int code = handle.Open(path);
        if (code == 0) code = handle.Unpack();
        if (code != 0 || handle.DataErrorCount > 0)
            throw new InvalidDataException($"LibRaw can't decode {path}: {handle.ErrorText(code)}.");
    }
}
