using System.Globalization;

namespace AstroStacker.Pipeline.Storage;

/// <summary>
/// Looks at what the process takes of the machine from its making on (Linux: /proc/self; elsewhere nothing is known): fifty times
/// a second at its memory, at the end at the bytes read and written.
/// </summary>
public sealed class ResourceWatch : IDisposable
{
    private const string Memory = "/proc/self/status", Transfers = "/proc/self/io";

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    private readonly long? _readBefore = Number(Transfers, "rchar:"), _writtenBefore = Number(Transfers, "wchar:");
    private readonly Timer _timer;
    private long _peakBytes;

    public ResourceWatch() => _timer = new Timer(_ => Look(), state: null, TimeSpan.Zero, s_pause);

    /// <summary>Since the watch began.</summary>
    public ResourceUse Use
    {
        get
        {
            Look();
            long peak = Interlocked.Read(ref _peakBytes);
            return new ResourceUse(
                peak == 0 ? null : peak, Number(Transfers, "rchar:") - _readBefore, Number(Transfers, "wchar:") - _writtenBefore);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        long bytes = 1024 * Number(Memory, "RssAnon:") ?? 0, peak = Interlocked.Read(ref _peakBytes);
        while (bytes > peak)
        {
            long before = Interlocked.CompareExchange(ref _peakBytes, bytes, peak);
            if (before == peak) return;
            peak = before;
        }
    }

    /// <summary>The number behind a name at the start of a line; null where there is none.</summary>
    private static long? Number(string file, string name)
    {
        try
        {
            if (!File.Exists(file)) return null;
            string? line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
            string[] words = line?.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries) ?? [];
            return words.Length > 1 && long.TryParse(words[1], CultureInfo.InvariantCulture, out long number) ? number : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
