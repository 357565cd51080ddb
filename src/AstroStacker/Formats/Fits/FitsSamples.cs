using System.Buffers.Binary;

namespace AstroStacker.Formats.Fits;

/// <summary>Turns the stored, big-endian numbers of one row into samples.</summary>
internal static class FitsSamples
{
    /// <summary>sample = (float)(zero + scale x stored); infinite and blank ones become NaN.</summary>
    public static void Decode(FitsLayout layout, ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        bool swap = BitConverter.IsLittleEndian;
        if (layout.Blank is not null) DecodeScaled(layout, bytes, samples);
        else if (layout.IsUInt16) SampleKernels.FromUInt16(bytes, swap, 0x8000, samples);
        else if (layout.BitPix == 8 && layout.IsPlain) SampleKernels.FromUInt8(bytes, samples);
        else if (layout.BitPix == -32 && layout.IsPlain) SampleKernels.FromFloat32(bytes, swap, samples);
        else DecodeScaled(layout, bytes, samples);
    }

    private static void DecodeScaled(FitsLayout layout, ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        int size = layout.SampleBytes;
        for (int i = 0; i < samples.Length; i++)
        {
            double stored = Stored(layout.BitPix, bytes.Slice(i * size, size));
            float sample = (float)(layout.Zero + layout.Scale * stored);
            samples[i] = float.IsFinite(sample) && stored != layout.Blank ? sample : float.NaN;
        }
    }

    private static double Stored(int bitPix, ReadOnlySpan<byte> bytes) => bitPix switch
    {
        8 => bytes[0],
        16 => BinaryPrimitives.ReadInt16BigEndian(bytes),
        32 => BinaryPrimitives.ReadInt32BigEndian(bytes),
        -32 => BinaryPrimitives.ReadSingleBigEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };
}
