using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Exr;

/// <summary>
/// Writes OpenEXR pictures of one part in scan lines, ZIP-compressed in blocks of 16 lines (the format's technical introduction,
/// "OpenEXR File Layout"). Colours lie in the order of their names: B, G, R.
/// </summary>
internal sealed class ExrWriter : PictureWriter
{
    public const int LinesPerBlock = 16;

    // Noise leaves matches to nobody. Measured on a stack of 6,000 x 4,000: floats keep all their bytes in 2 s, and 0.94 of them in 7 s
    // with a search for matches; half floats keep 0.54 in 1.7 s, and 0.56 in 2.7 s.
    private static readonly ZLibCompressionOptions s_coding =
        new() { CompressionLevel = 1, CompressionStrategy = ZLibCompressionStrategy.RunLengthEncoding };

    private readonly bool _isHalf;
    private readonly int _lineBytes;
    private readonly byte[] _lines;
    private readonly byte[] _halves;
    private readonly byte[] _differences;
    private readonly long[] _blockOffsets;
    private readonly ZlibBlock _zlib = new(s_coding);
    private long _tableOffset;
    private int _filled;
    private int _block;

    /// <param name="path">The file.</param>
    /// <param name="info">What it says of itself.</param>
    /// <param name="isHalf">True: samples are rounded to 16-bit floats.</param>
    public ExrWriter(string path, PictureInfo info, bool isHalf) : base(path, info)
    {
        _isHalf = isHalf;
        _lineBytes = checked(info.Width * info.PlaneCount * (isHalf ? sizeof(ushort) : sizeof(float)));
        int blockBytes = checked(_lineBytes * Math.Min(LinesPerBlock, info.Height));
        (_lines, _halves, _differences) = (new byte[blockBytes], new byte[blockBytes], new byte[blockBytes]);
        _blockOffsets = new long[(info.Height + LinesPerBlock - 1) / LinesPerBlock];
        Begin(WriteHeader);
    }

    public override void Dispose()
    {
        _zlib.Dispose();
        base.Dispose();
    }

    protected override void WriteRow(in PictureBand band, int row)
    {
        var line = _lines.AsSpan(_filled * _lineBytes, _lineBytes);
        int planeBytes = _lineBytes / Info.PlaneCount;
        for (int channel = 0; channel < Info.PlaneCount; channel++)
        {
            var samples = band.Row(Info.PlaneCount - 1 - channel, row);
            var target = line.Slice(channel * planeBytes, planeBytes);
            if (_isHalf) HalfKernels.Round(samples, MemoryMarshal.Cast<byte, Half>(target));
            else MemoryMarshal.AsBytes(samples).CopyTo(target);
        }

        if (++_filled == LinesPerBlock || band.Y + row == Info.Height - 1) WriteBlock();
    }

    protected override void Finish()
    {
        var table = new byte[_blockOffsets.Length * sizeof(long)];
        for (int i = 0; i < _blockOffsets.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(table.AsSpan(i * sizeof(long)), _blockOffsets[i]);
        Stream.Position = _tableOffset;
        Stream.Write(table);
    }

    private void WriteHeader()
    {
        Stream.Write(ExrHeader.Of(Info, _isHalf));
        _tableOffset = Stream.Position;
        Stream.Write(new byte[_blockOffsets.Length * sizeof(long)]);
    }

    private void WriteBlock()
    {
        var lines = _lines.AsSpan(0, _filled * _lineBytes);
        var halves = _halves.AsSpan(0, lines.Length);
        var differences = _differences.AsSpan(0, lines.Length);
        PredictorKernels.Halves(lines, halves);
        PredictorKernels.Differences(halves, stride: 1, bias: 128, differences);
        ReadOnlySpan<byte> coded = _zlib.Compress(differences);
        // A block that would not shrink lies as it is; readers know it by its length.
        if (coded.Length >= lines.Length) coded = lines;
        Span<byte> start = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(start, _block * LinesPerBlock);
        BinaryPrimitives.WriteInt32LittleEndian(start[4..], coded.Length);
        _blockOffsets[_block++] = Stream.Position;
        Stream.Write(start);
        Stream.Write(coded);
        _filled = 0;
    }
}
