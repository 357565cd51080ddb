using System.IO.Compression;

namespace AstroStacker.Formats;

/// <summary>Compresses block after block on its own, with one buffer for all.</summary>
internal sealed class ZlibBlock(ZLibCompressionOptions options) : IDisposable
{
    private readonly MemoryStream _coded = new();

    /// <summary>A zlib stream (RFC 1950); valid until the next call.</summary>
    public ArraySegment<byte> Compress(ReadOnlySpan<byte> bytes)
    {
        _coded.SetLength(0);
        using (var compressor = new ZLibStream(_coded, options, leaveOpen: true)) compressor.Write(bytes);
        return new ArraySegment<byte>(_coded.GetBuffer(), 0, (int)_coded.Length);
    }

    public void Dispose() => _coded.Dispose();
}
