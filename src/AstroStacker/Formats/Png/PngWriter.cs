using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using AstroStacker.Formats.Exif;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Png;

/// <summary>
/// Writes 16-bit linear PNG: value x 65535 + pedestal (raw ADU as they are), rounded, never cut off. Linear sRGB is
/// tagged by cICP, gAMA and cHRM; camera colours by gAMA alone. The sRGB chunk would be a lie: it stands for the sRGB
/// curve.
/// </summary>
internal sealed class PngWriter : PictureWriter
{
    private const int GammaOfLinear = 100_000;
    private const byte FilterNone = 0;
    private const byte FilterUp = 2;

    // The low bytes of a 16-bit picture are noise: matches found in it save nothing. Measured on a sky of 6,000 x
    // 4,000, the search of the fastest level leaves 0.82 of the bytes, coding without it 0.58 in two thirds of the
    // time.
    private static readonly ZLibCompressionOptions NoiseCompression =
        new() { CompressionLevel = 1, CompressionStrategy = ZLibCompressionStrategy.RunLengthEncoding };

    private readonly PngDataStream _data;
    private readonly ZLibStream _compressor;
    private readonly ushort[] _levels;
    private readonly IntegerScale _scale;
    private byte[] _row;
    private byte[] _above;
    private readonly byte[] _filtered;
    private bool _isFirstRow = true;

    public PngWriter(string path, PictureInfo info) : base(path, info)
    {
        int rowBytes = checked(info.Width * info.PlaneCount * sizeof(ushort));
        (_row, _above, _filtered) = (new byte[rowBytes], new byte[rowBytes], new byte[rowBytes + 1]);
        _levels = new ushort[info.Width];
        _scale = new IntegerScale(info);
        _data = new PngDataStream(Stream);
        _compressor = new ZLibStream(_data, NoiseCompression, leaveOpen: true);
        Begin(WriteHeader);
    }

    public override void Dispose()
    {
        _compressor.Dispose();
        base.Dispose();
    }

    protected override void WriteRow(in PictureBand band, int row)
    {
        for (int plane = 0; plane < Info.PlaneCount; plane++)
        {
            _scale.Round(band.Row(plane, row), _levels);
            Interleave(_levels, MemoryMarshal.Cast<byte, ushort>(_row.AsSpan()), plane, Info.PlaneCount);
        }

        _filtered[0] = _isFirstRow ? FilterNone : FilterUp;
        if (_isFirstRow) _row.CopyTo(_filtered.AsSpan(1));
        else PngFilterKernels.Up(_row, _above, _filtered.AsSpan(1));
        // One call a row, whatever the bands: the compressor's output must not depend on how the picture was cut.
        _compressor.Write(_filtered);
        (_row, _above) = (_above, _row);
        _isFirstRow = false;
    }

    protected override void Finish()
    {
        _compressor.Dispose();
        _data.Finish();
        PngChunkWriter.Write(Stream, "IEND"u8, []);
    }

    private static void Interleave(ReadOnlySpan<ushort> levels, Span<ushort> row, int plane, int planes)
    {
        for (int x = 0, k = plane; x < levels.Length; x++, k += planes)
            row[k] = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(levels[x]) : levels[x];
    }

    private void WriteHeader()
    {
        Stream.Write(PngChunks.Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Info.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Info.Height);
        header[8] = 16;
        header[9] = (byte)(Info.PlaneCount == 3 ? PngColourType.Rgb : PngColourType.Grey);
        PngChunkWriter.Write(Stream, "IHDR"u8, header);
        if (Info.IsSrgb)
        {
            // BT.709 primaries (those of sRGB), linear transfer, RGB, full range (ITU-T H.273).
            PngChunkWriter.Write(Stream, "cICP"u8, [1, PngChunks.LinearTransfer, 0, 1]);
            PngChunkWriter.WriteNumbers(Stream, "cHRM"u8, 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000);
        }

        PngChunkWriter.WriteNumbers(Stream, "gAMA"u8, GammaOfLinear);
        PngChunkWriter.WriteText(Stream, "Software", Info.Software);
        PngChunkWriter.Write(Stream, "eXIf"u8, ExifBlock.Whole(Info));
        PngChunkWriter.WriteText(Stream, PngChunks.NotesKeyword, PictureNotes.Write(Info));
    }
}
