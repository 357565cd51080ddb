using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>
/// A frame's calibrated samples under a stretch of tiles side by side, read at once: to fetch the short rows of a tile one by one
/// from the file takes longer than all that is computed of them.
/// </summary>
/// <param name="mostSamples">Windows that are larger (frames turned far against the output) are read tile by tile.</param>
internal sealed class FrameStrip(int mostSamples) : IDisposable
{
    private static readonly PixelRectangle s_nothing = new(0, 0, 0, 0);

    private readonly List<PlanePool.Rented<float>> _samples = [];
    private readonly List<PlanePool.Rented<byte>> _flags = [];
    private PixelRectangle _stretch = s_nothing, _area = s_nothing;

    /// <summary>Bytes a sample: itself and its flags.</summary>
    public const int SampleBytes = sizeof(float) + 1;

    /// <summary>Turns to another stretch, if it isn't there already.</summary>
    /// <param name="source">The frame.</param>
    /// <param name="planes">Of the file.</param>
    /// <param name="stretch">Output pixels.</param>
    /// <param name="window">What the tiles of the stretch need of the frame; full-sensor coordinates.</param>
    public void Turn(CalibratedFrame source, int planes, PixelRectangle stretch, Func<PixelRectangle, PixelRectangle> window)
    {
        if (stretch == _stretch) return;
        Dispose();
        _stretch = stretch;
        var area = window(stretch).Intersect(source.Area);
        if (area.IsEmpty || area.Area * planes > mostSamples) return;
        _area = area;
        for (int plane = 0; plane < planes; plane++)
        {
            _samples.Add(PlanePool.Rent<float>((int)area.Area));
            _flags.Add(PlanePool.Rent<byte>((int)area.Area));
            source.ReadFlagged(plane, area, _samples[plane].Span, _flags[plane].Span);
        }
    }

    /// <summary>
    /// The same as <see cref="CalibratedFrame.ReadInto"/>: samples beyond the frame are left as they are, and have no flag.
    /// </summary>
    public bool Read(CalibratedFrame source, int plane, PixelRectangle window, Span<float> samples, Span<byte> flags)
    {
        var part = window.Intersect(source.Area);
        if (!_area.Contains(part)) return source.ReadInto(plane, window, samples, flags);
        if (part != window) flags.Clear();
        bool any = false;
        for (int y = part.Y; y < part.Bottom; y++)
        {
            int from = (y - _area.Y) * _area.Width + part.X - _area.X;
            int to = (y - window.Y) * window.Width + part.X - window.X;
            var rowFlags = _flags[plane].Span.Slice(from, part.Width);
            _samples[plane].Span.Slice(from, part.Width).CopyTo(samples[to..]);
            rowFlags.CopyTo(flags[to..]);
            any |= rowFlags.ContainsAnyExcept((byte)0);
        }

        return any;
    }

    public void Dispose()
    {
        foreach (var samples in _samples) samples.Dispose();
        foreach (var flags in _flags) flags.Dispose();
        _samples.Clear();
        _flags.Clear();
        (_stretch, _area) = (s_nothing, s_nothing);
    }
}
