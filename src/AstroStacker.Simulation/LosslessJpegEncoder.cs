using System.Buffers.Binary;

namespace AstroStacker.Simulation;

/// <summary>
/// Compresses tiles of a mosaic as lossless JPEG (ITU-T T.81, SOF3): 16 bits, predictor 1, and as in Adobe's converter half the
/// tile's columns with two components, so that each sample is predicted by one of its own colour. One Huffman code a tile.
/// </summary>
internal sealed class LosslessJpegEncoder(int width, int height)
{
    private const int PrecisionBits = 16;

    private readonly short[] _differences = new short[width * height];
    private readonly byte[] _packed = new byte[8 * width * height + 8];

    /// <summary>Appends a whole JPEG stream of the tile's samples, row by row; the width is even.</summary>
    public void Encode(ReadOnlySpan<ushort> samples, Stream output)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, width * height);
        Span<int> counts = stackalloc int[HuffmanCode.SymbolCount];
        counts.Clear();
        for (int y = 0; y < height; y++)
        {
            var above = y == 0 ? default : samples.Slice((y - 1) * width, width);
            LosslessJpegKernels.Predict(
                samples.Slice(y * width, width), above, _differences.AsSpan(y * width, width), counts);
        }

        var code = HuffmanCode.For(counts);
        output.Write([0xFF, 0xD8]);
        output.Write(Table(code));
        output.Write(Frame());
        output.Write([0xFF, 0xDA, 0, 10, 2, 0, 0, 1, 0, 1, 0, 0]);
        output.Write(_packed.AsSpan(0, LosslessJpegKernels.Pack(_differences, code, _packed)));
        output.Write([0xFF, 0xD9]);
    }

    private static byte[] Table(HuffmanCode code)
    {
        byte[] ofLength = new byte[16];
        foreach (byte symbol in code.Symbols) ofLength[code.Lengths[symbol] - 1]++;
        return [0xFF, 0xC4, 0, (byte)(19 + code.Symbols.Count), 0, .. ofLength, .. code.Symbols];
    }

    private byte[] Frame()
    {
        byte[] frame = [0xFF, 0xC3, 0, 14, PrecisionBits, 0, 0, 0, 0, 2, 0, 0x11, 0, 1, 0x11, 0];
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(7), (ushort)(width / 2));
        return frame;
    }
}
