using AstroStacker.Imaging;

namespace AstroStacker.Formats;

/// <summary>
/// A reader of a file that can only be decoded whole. Read keeps the decoded samples as long as memory is not wanted
/// elsewhere; the frame store decodes into its own buffer instead.
/// </summary>
internal sealed class DecodedReader : IDecodingReader
{
    private readonly DecodeAll _decode;
    private readonly Lock _lock = new();
    private WeakReference<ushort[]>? _kept;

    /// <param name="info">Of 16-bit samples.</param>
    /// <param name="decode">Fills plane after plane; called from any thread.</param>
    public DecodedReader(FrameInfo info, DecodeAll decode)
    {
        Info = info;
        _decode = decode;
        Length = (long)info.Width * info.Height * info.PlaneCount;
        if (Length > Array.MaxLength)
            throw new FrameException(
                info.Path, $"has {Length} samples, more than the {Array.MaxLength} that can be decoded at once",
                "Convert it to FITS or uncompressed TIFF, which are read piece by piece.");
    }

    public delegate void DecodeAll(Span<ushort> samplesAdu, CancellationToken cancellationToken);

    public FrameInfo Info { get; }

    public bool ReadsInPlace => false;

    private long Length { get; }

    public void Decode(Span<ushort> samplesAdu, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samplesAdu.Length, Length, nameof(samplesAdu));
        _decode(samplesAdu, cancellationToken);
    }

    public void Read(int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        WindowCheck.Require(Info, plane, area, samplesAdu.Length);
        ushort[] all = Decoded();
        for (int row = 0; row < area.Height; row++)
        {
            long start = ((long)plane * Info.Height + area.Y + row) * Info.Width + area.X;
            var source = all.AsSpan((int)start, area.Width);
            var target = samplesAdu.Slice(row * area.Width, area.Width);
            for (int x = 0; x < target.Length; x++) target[x] = source[x];
        }
    }

    public void Dispose()
    {
        // Nothing is held open between decodes.
    }

    private ushort[] Decoded()
    {
        lock (_lock)
        {
            if (_kept is not null && _kept.TryGetTarget(out ushort[]? kept)) return kept;
            var samples = new ushort[Length];
            _decode(samples, CancellationToken.None);
            _kept = new WeakReference<ushort[]>(samples);
            return samples;
        }
    }
}
