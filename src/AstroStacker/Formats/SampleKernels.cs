using System.Numerics;
using System.Runtime.InteropServices;

namespace AstroStacker.Formats;

/// <summary>Turns the bytes of a file into samples; every result is exact.</summary>
internal static class SampleKernels
{
    private const uint ExponentBits = 0x7F800000;

    /// <summary>A NaN.</summary>
    private const uint NoNumber = uint.MaxValue;

    /// <summary>samples[i] = bytes[i].</summary>
    public static void FromUInt8(ReadOnlySpan<byte> bytes, Span<float> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, samples.Length);
        int i = 0;
        for (; i <= bytes.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(bytes[i..]), out var low, out var high);
            StoreWidened(low, samples[i..]);
            StoreWidened(high, samples[(i + Vector<ushort>.Count)..]);
        }

        for (; i < bytes.Length; i++) samples[i] = bytes[i];
    }

    /// <summary>samples[i] = (bytes[2i], bytes[2i + 1]) as a 16-bit number in the given byte order, XOR flip.</summary>
    /// <param name="bytes">Two a sample.</param>
    /// <param name="swap">True where the file's byte order is not the machine's.</param>
    /// <param name="flip">0x8000 turns a signed number into itself + 32768, as FITS keeps unsigned ones.</param>
    /// <param name="samples">Exact: 0 to 65535.</param>
    public static void FromUInt16(ReadOnlySpan<byte> bytes, bool swap, ushort flip, Span<float> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, samples.Length * sizeof(ushort));
        var source = MemoryMarshal.Cast<byte, ushort>(bytes);
        var flips = new Vector<ushort>(flip);
        int i = 0;
        for (; i <= source.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            var values = new Vector<ushort>(source[i..]);
            if (swap) values = (values << 8) | (values >>> 8);
            StoreWidened(values ^ flips, samples[i..]);
        }

        for (; i < source.Length; i++)
        {
            ushort value = source[i];
            if (swap) value = (ushort)(value << 8 | value >>> 8);
            samples[i] = (ushort)(value ^ flip);
        }
    }

    /// <summary>
    /// samples[i] = bytes[4i..4i+4] as float32 in the given byte order, or NaN where that is NaN or infinite.
    /// </summary>
    public static void FromFloat32(ReadOnlySpan<byte> bytes, bool swap, Span<float> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, samples.Length * sizeof(float));
        var source = MemoryMarshal.Cast<byte, uint>(bytes);
        var target = MemoryMarshal.Cast<float, uint>(samples);
        var exponent = new Vector<uint>(ExponentBits);
        int i = 0;
        for (; i <= source.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            var values = new Vector<uint>(source[i..]);
            if (swap) values = Swapped(values);
            (values | Vector.Equals(values & exponent, exponent)).CopyTo(target[i..]);
        }

        for (; i < source.Length; i++)
        {
            uint value = swap ? System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(source[i]) : source[i];
            target[i] = (value & ExponentBits) == ExponentBits ? NoNumber : value;
        }
    }

    /// <summary>
    /// samples[i] = interleaved[i * step + first]: one plane out of pixels whose planes lie side by side.
    /// </summary>
    public static void Pick(ReadOnlySpan<float> interleaved, int first, int step, Span<float> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(interleaved.Length, samples.Length * step);
        for (int i = 0, k = first; i < samples.Length; i++, k += step) samples[i] = interleaved[k];
    }

    private static Vector<uint> Swapped(Vector<uint> values) =>
        (values << 24) | ((values & new Vector<uint>(0xFF00)) << 8)
        | ((values >>> 8) & new Vector<uint>(0xFF00)) | (values >>> 24);

    private static void StoreWidened(Vector<ushort> values, Span<float> samples)
    {
        Vector.Widen(values, out var low, out var high);
        Vector.ConvertToSingle(Vector.AsVectorInt32(low)).CopyTo(samples);
        Vector.ConvertToSingle(Vector.AsVectorInt32(high)).CopyTo(samples[Vector<float>.Count..]);
    }
}
