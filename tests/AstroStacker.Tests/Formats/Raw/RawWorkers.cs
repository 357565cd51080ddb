using AstroStacker.Formats.Raw;
using AstroStacker.Imaging;

namespace AstroStacker.Tests.Formats.Raw;

/// <summary>One pool of worker processes for a class of tests, and the watchdog that a hanging decode would bark.</summary>
public sealed class RawWorkers : IDisposable
{
    private static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(20);

    public RawFormat Format { get; } = new();

    public IDecodingReader Open(string path) => Within(() => (IDecodingReader)Format.Open(path));

    /// <summary>Opens and decodes; what a damaged file must not get through.</summary>
    public (FrameInfo Info, ushort[] Samples) Decode(string path) => Within(() =>
    {
        using var reader = (IDecodingReader)Format.Open(path);
        var samples = new ushort[reader.Info.Width * reader.Info.Height * reader.Info.PlaneCount];
        reader.Decode(samples, CancellationToken.None);
        return (reader.Info, samples);
    });

    public static T Within<T>(Func<T> work)
    {
        // A thread of its own: the pool's are few, and tests that block would keep one another waiting.
        var task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (Task.WaitAny([task], Watchdog) < 0) throw new TimeoutException($"still at it after {Watchdog.TotalSeconds} s");
        return task.GetAwaiter().GetResult();
    }

    public void Dispose() => Format.Dispose();
}
