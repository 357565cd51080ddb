using AstroStacker.Imaging;

namespace AstroStacker.Comparison;

/// <summary>
/// The binned frames of a night, which trails are looked for in; those of twice the side, which tell the backgrounds, are made of them
/// and kept while there is room. What is not kept is read again: the same bins come back. May be asked from any thread.
/// </summary>
/// <param name="keepBytes">What all kept bins together may take.</param>
public sealed class NightBins(long keepBytes) : IDisposable
{
    private readonly Dictionary<ICalibratedFrame, BinnedFrame> _kept = [];
    private long _bytes;

    /// <summary>The usual bins of a frame, read on the calling thread; to be disposed.</summary>
    public BinnedFrame Read(ICalibratedFrame frame, CancellationToken cancellationToken)
    {
        var read = BinnedFrame.Read(frame, cancellationToken);
        lock (_kept)
            if (_kept.ContainsKey(frame) || _bytes + read.HalvedBytes > keepBytes) return read;
        var halved = read.Halved();
        lock (_kept)
        {
            if (_kept.TryAdd(frame, halved)) _bytes += halved.Bytes;
            else halved.Dispose();
        }

        return read;
    }

    /// <summary>Bins of twice the side; to be disposed.</summary>
    public Lease ReadHalved(ICalibratedFrame frame, CancellationToken cancellationToken)
    {
        lock (_kept)
            if (_kept.TryGetValue(frame, out var kept)) return new Lease(kept, isOwned: false);
        using var read = BinnedFrame.Read(frame, cancellationToken);
        return new Lease(read.Halved(), isOwned: true);
    }

    public void Dispose()
    {
        foreach (var frame in _kept.Values) frame.Dispose();
        _kept.Clear();
    }

    /// <summary>Bins that are given back when this is disposed.</summary>
    public readonly struct Lease(BinnedFrame frame, bool isOwned) : IDisposable
    {
        public BinnedFrame Frame { get; } = frame;

        public void Dispose()
        {
            if (isOwned) Frame.Dispose();
        }
    }
}
