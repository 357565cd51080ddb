using System.Globalization;

namespace AstroStacker.Bench;

/// <summary>Looks at the process's anonymous memory a hundred times a second (Linux: RssAnon), without its mapped files.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    private readonly Timer _timer;
    private long _peakBytes;

    public MemoryWatch() => _timer = new Timer(_ => Look(), state: null, TimeSpan.Zero, s_pause);

    public long PeakBytes => Interlocked.Read(ref _peakBytes);

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        long bytes = 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        if (bytes > PeakBytes) Interlocked.Exchange(ref _peakBytes, bytes);
    }
}
