using System.Buffers.Binary;
using System.Runtime.InteropServices;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>Samples rounded to 16 bits without a sign: FITS keeps them as signed numbers, 32768 lower (BZERO).</summary>
internal sealed class FitsIntegerRows(PictureInfo info) : IFitsRows
{
    private const int Zero = 32768;

    private readonly IntegerScale _scale = new(info);
    private readonly ushort[] _levels = new ushort[info.Width];
    private readonly short[] _stored = new short[info.Width];

    public int BitPix => 16;

    public double Saturation => ushort.MaxValue;

    public double Pedestal => _scale.Pedestal;

    /// <summary>One row as FITS counts it, in the machine's byte order; valid until the next call.</summary>
    public Span<short> Store(ReadOnlySpan<float> samples)
    {
        _scale.Round(samples, _levels);
        for (int x = 0; x < _levels.Length; x++) _stored[x] = (short)(_levels[x] - Zero);
        return _stored;
    }

    public ReadOnlySpan<byte> Code(ReadOnlySpan<float> samples)
    {
        var stored = Store(samples);
        if (BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(stored, stored);
        return MemoryMarshal.AsBytes(stored);
    }
}
