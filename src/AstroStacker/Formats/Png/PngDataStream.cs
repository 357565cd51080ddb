namespace AstroStacker.Formats.Png;

/// <summary>Cuts what the compressor gives into IDAT chunks of one size.</summary>
internal sealed class PngDataStream(Stream target) : Stream
{
    private readonly byte[] _chunk = new byte[1 << 18];
    private int _filled;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            int part = Math.Min(buffer.Length, _chunk.Length - _filled);
            buffer[..part].CopyTo(_chunk.AsSpan(_filled));
            _filled += part;
            buffer = buffer[part..];
            if (_filled == _chunk.Length) WriteChunk();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Chunks are cut by size alone.
    }

    /// <summary>Writes what is left.</summary>
    public void Finish()
    {
        if (_filled > 0) WriteChunk();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void WriteChunk()
    {
        PngChunkWriter.Write(target, "IDAT"u8, _chunk.AsSpan(0, _filled));
        _filled = 0;
    }
}
