using System.Buffers.Binary;
using System.Runtime.InteropServices;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>Samples as 32-bit floats.</summary>
internal sealed class FitsFloatRows(PictureInfo info) : IFitsRows
{
    private readonly uint[] _row = new uint[info.Width];

    public int BitPix => -32;

    public double Saturation => 1;

    public double Pedestal => 0;

    public ReadOnlySpan<byte> Code(ReadOnlySpan<float> samples)
    {
        var bits = MemoryMarshal.Cast<float, uint>(samples);
        if (BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(bits, _row);
        else bits.CopyTo(_row);
        return MemoryMarshal.AsBytes(_row.AsSpan());
    }
}
