using System.Buffers.Binary;
using System.Runtime.InteropServices;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Xisf;

/// <summary>
/// Writes XISF 1.0 (specification of PixInsight's makers, section 9): signature, a header in XML, then the samples as they are, plane
/// after plane, so that each row goes to its place.
/// </summary>
internal sealed class XisfWriter : PictureWriter
{
    /// <summary>The samples begin at a whole number of these.</summary>
    private const int Alignment = 4096;

    /// <summary>Signature, length of the header, and 4 bytes that stay 0.</summary>
    private const int StartBytes = 16;

    private long _dataOffset;

    public XisfWriter(string path, PictureInfo info) : base(path, info) => Begin(WriteHeader);

    private long RowBytes => (long)Info.Width * sizeof(float);

    protected override void WriteRow(in PictureBand band, int row)
    {
        for (int plane = 0; plane < Info.PlaneCount; plane++)
        {
            long position = _dataOffset + ((long)plane * Info.Height + band.Y + row) * RowBytes;
            RandomAccess.Write(Stream.SafeFileHandle, MemoryMarshal.AsBytes(band.Row(plane, row)), position);
        }
    }

    protected override void Finish()
    {
        // The file has had its full length since the header was written.
    }

    private void WriteHeader()
    {
        long dataBytes = RowBytes * Info.Height * Info.PlaneCount;
        // The header names the place of the samples, which its own length decides: a longer number may need the next place.
        byte[] header;
        _dataOffset = 0;
        do
        {
            _dataOffset += Alignment;
            header = XisfHeader.Of(Info, _dataOffset, dataBytes);
        }
        while (StartBytes + header.Length > _dataOffset);

        Span<byte> start = stackalloc byte[StartBytes];
        start.Clear();
        "XISF0100"u8.CopyTo(start);
        BinaryPrimitives.WriteInt32LittleEndian(start[8..], header.Length);
        RandomAccess.SetLength(Stream.SafeFileHandle, _dataOffset + dataBytes);
        RandomAccess.Write(Stream.SafeFileHandle, start, 0);
        RandomAccess.Write(Stream.SafeFileHandle, header, StartBytes);
    }
}
