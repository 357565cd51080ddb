using System.Numerics;

namespace AstroStacker.Formats;

/// <summary>What goes before the compression of samples: differences of neighbours, and bytes of one weight side by side.</summary>
internal static class PredictorKernels
{
    /// <summary>
    /// differences[i] = values[i] - values[i - stride] + bias, in bytes that wrap; the first are copied. The spans must not overlap.
    /// </summary>
    public static void Differences(ReadOnlySpan<byte> values, int stride, byte bias, Span<byte> differences)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(differences.Length, values.Length);
        int i = Math.Min(stride, values.Length);
        values[..i].CopyTo(differences);
        var biases = new Vector<byte>(bias);
        for (; i <= values.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(values[i..]) - new Vector<byte>(values[(i - stride)..]) + biases).CopyTo(differences[i..]);
        for (; i < values.Length; i++) differences[i] = (byte)(values[i] - values[i - stride] + bias);
    }

    /// <summary>As for bytes, in 16-bit numbers and without a bias.</summary>
    public static void Differences(ReadOnlySpan<ushort> values, int stride, Span<ushort> differences)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(differences.Length, values.Length);
        int i = Math.Min(stride, values.Length);
        values[..i].CopyTo(differences);
        for (; i <= values.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
            (new Vector<ushort>(values[i..]) - new Vector<ushort>(values[(i - stride)..])).CopyTo(differences[i..]);
        for (; i < values.Length; i++) differences[i] = (ushort)(values[i] - values[i - stride]);
    }

    /// <summary>The bytes at even places, then those at odd ones: halves[i] = bytes[2i], halves[(n + 1) / 2 + i] = bytes[2i + 1].</summary>
    public static void Halves(ReadOnlySpan<byte> bytes, Span<byte> halves)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(halves.Length, bytes.Length);
        int even = (bytes.Length + 1) / 2;
        var second = halves[even..];
        for (int i = 0; i < second.Length; i++)
        {
            halves[i] = bytes[2 * i];
            second[i] = bytes[2 * i + 1];
        }

        if (even > second.Length) halves[even - 1] = bytes[^1];
    }

    /// <summary>
    /// The highest bytes of all samples, then the next lower ones and so on: with n samples,
    /// planes[k n + i] = byte 3 - k of samples[i].
    /// </summary>
    public static void BytePlanes(ReadOnlySpan<float> samples, Span<byte> planes)
    {
        int count = samples.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(planes.Length, count * sizeof(float));
        var first = planes[..count];
        var second = planes.Slice(count, count);
        var third = planes.Slice(2 * count, count);
        var fourth = planes[(3 * count)..];
        for (int i = 0; i < count; i++)
        {
            uint bits = BitConverter.SingleToUInt32Bits(samples[i]);
            (first[i], second[i], third[i], fourth[i]) = ((byte)(bits >> 24), (byte)(bits >> 16), (byte)(bits >> 8), (byte)bits);
        }
    }
}
