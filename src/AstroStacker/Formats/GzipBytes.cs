using System.IO.Compression;
using AstroStacker.Imaging;

namespace AstroStacker.Formats;

/// <summary>
/// What a gzipped file holds. It is unpacked once, as far as it is asked for, and kept until it is disposed of: a header
/// costs little, and a file that unpacks without end is read no further than its header claims.
/// </summary>
internal sealed class GzipBytes : ISampleBytes
{
    private const int FirstBytes = 1 << 16;

    private readonly SampleFile _file;
    private readonly GZipStream _stream;
    private readonly Lock _lock = new();
    private byte[] _unpacked = new byte[FirstBytes];
    private int _count;

    /// <summary>Takes over the file.</summary>
    public GzipBytes(SampleFile file)
    {
        _file = file;
        _stream = new GZipStream(new SampleFileStream(file), CompressionMode.Decompress);
    }

    public static ReadOnlySpan<byte> Signature => [0x1F, 0x8B];

    public string Path => _file.Path;

    public long? KnownLength => null;

    public bool ReadsInPlace => false;

    public void EnsureUnchanged() => _file.EnsureUnchanged();

    public void Read(long position, Span<byte> bytes)
    {
        int read = ReadUpTo(position, bytes);
        if (read < bytes.Length)
            throw new FrameException(
                Path, $"unpacks to {position + read} bytes where {bytes.Length - read} more were to be read",
                Remedies.Damaged);
    }

    public int ReadUpTo(long position, Span<byte> bytes)
    {
        if (position + bytes.Length > Array.MaxLength)
            throw new FrameException(
                Path, $"unpacks to more than the {Array.MaxLength} bytes that can be unpacked at once",
                "Unpack it first (gunzip): plain files are read piece by piece.");
        lock (_lock)
        {
            Unpack((int)position + bytes.Length);
            int count = (int)Math.Clamp(_count - position, 0, bytes.Length);
            if (count > 0) _unpacked.AsSpan((int)position, count).CopyTo(bytes);
            return count;
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _file.Dispose();
    }

    private void Unpack(int wanted)
    {
        try
        {
            while (_count < wanted)
            {
                if (_count == _unpacked.Length)
                    Array.Resize(ref _unpacked, (int)Math.Min(2L * _count, Array.MaxLength));
                int read = _stream.Read(_unpacked, _count, Math.Min(wanted, _unpacked.Length) - _count);
                if (read == 0) return;
                _count += read;
            }
        }
        catch (InvalidDataException error)
        {
            throw new FrameException(Path, $"is a damaged gzip file (after {_count} bytes)", Remedies.Damaged, error);
        }
    }
}
