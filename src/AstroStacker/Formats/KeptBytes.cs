using AstroStacker.Imaging;

namespace AstroStacker.Formats;

/// <summary>Bytes in memory, unpacked from a file.</summary>
internal sealed class KeptBytes(string path, byte[] kept) : ISampleBytes
{
    public string Path => path;

    public long? KnownLength => kept.Length;

    public bool ReadsInPlace => false;

    public void EnsureUnchanged()
    {
        // They are no longer the file's.
    }

    public void Read(long position, Span<byte> bytes)
    {
        if (ReadUpTo(position, bytes) < bytes.Length)
            throw new FrameException(path, $"unpacks to no more than {kept.Length} bytes", Remedies.Damaged);
    }

    public int ReadUpTo(long position, Span<byte> bytes)
    {
        int count = (int)Math.Clamp(kept.Length - position, 0, bytes.Length);
        if (count > 0) kept.AsSpan((int)position, count).CopyTo(bytes);
        return count;
    }

    public void Dispose()
    {
        // Memory alone.
    }
}
