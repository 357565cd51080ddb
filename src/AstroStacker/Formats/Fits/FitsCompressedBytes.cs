using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>
/// A tile-compressed picture (.fz) as the plain FITS file that cfitsio makes of it: what funpack would write. It is
/// unpacked once, when the first sample is asked for.
/// </summary>
internal sealed class FitsCompressedBytes : ISampleBytes
{
    private readonly ISampleBytes _file;
    private readonly int _part;
    private readonly UnpackPart _unpack;
    private readonly long _dataOffset;
    private readonly Lock _lock = new();
    private (byte[] Bytes, long DataOffset)? _plain;

    /// <summary>Takes over the file.</summary>
    /// <param name="file">On disk.</param>
    /// <param name="part">Counted from 1, the primary part.</param>
    /// <param name="header">Of the compressed part: samples are asked for from where its data starts.</param>
    /// <param name="unpack">Makes the bytes of a plain file of a part.</param>
    public FitsCompressedBytes(ISampleBytes file, int part, FitsHeader header, UnpackPart unpack)
    {
        if (!file.ReadsInPlace)
            throw new FrameException(
                file.Path, "is a tile-compressed FITS file that was gzipped once more", "Unpack it first (gunzip).");
        _file = file;
        _part = part;
        _unpack = unpack;
        _dataOffset = header.DataOffset;
    }

    /// <summary>See <see cref="CfitsioLibrary.Unpack"/>.</summary>
    public delegate byte[] UnpackPart(string path, int part);

    public string Path => _file.Path;

    public long? KnownLength => null;

    public bool ReadsInPlace => false;

    public void EnsureUnchanged() => _file.EnsureUnchanged();

    public void Read(long position, Span<byte> bytes)
    {
        int read = ReadUpTo(position, bytes);
        if (read < bytes.Length)
            throw new FrameException(
                Path, $"unpacks to fewer samples than its header claims ({bytes.Length - read} bytes are missing)", Remedies.Damaged);
    }

    public int ReadUpTo(long position, Span<byte> bytes)
    {
        var (plain, dataOffset) = Plain();
        long from = position - _dataOffset + dataOffset;
        int count = (int)Math.Clamp(plain.Length - from, 0, bytes.Length);
        if (count > 0) plain.AsSpan((int)from, count).CopyTo(bytes);
        return count;
    }

    public void Dispose() => _file.Dispose();

    private (byte[] Bytes, long DataOffset) Plain()
    {
        lock (_lock)
        {
            if (_plain is { } plain) return plain;
            byte[] bytes = _unpack(Path, _part);
            using var unpacked = new KeptBytes(Path, bytes);
            _plain = (bytes, FitsHeader.Read(unpacked).DataOffset);
            return _plain.Value;
        }
    }
}
