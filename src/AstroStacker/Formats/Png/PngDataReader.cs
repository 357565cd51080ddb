using System.Buffers.Binary;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Png;

/// <summary>The contents of all IDAT chunks as one stream; it ends where another chunk begins.</summary>
internal sealed class PngDataReader(SampleFile file, long firstChunk) : Stream
{
    private long _nextChunk = firstChunk;
    private long _position;
    private long _left;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_left == 0)
            if (!OpenChunk()) return 0;
        int read = file.ReadUpTo(_position, buffer[..(int)Math.Min(buffer.Length, _left)]);
        _position += read;
        _left -= read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool OpenChunk()
    {
        Span<byte> head = stackalloc byte[8];
        if (file.ReadUpTo(_nextChunk, head) < head.Length || !head[4..].SequenceEqual("IDAT"u8)) return false;
        _left = BinaryPrimitives.ReadUInt32BigEndian(head);
        _position = _nextChunk + head.Length;
        _nextChunk = _position + _left + sizeof(uint);
        return true;
    }
}
