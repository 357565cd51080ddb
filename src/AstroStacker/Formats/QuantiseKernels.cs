using System.Numerics;

namespace AstroStacker.Formats;

/// <summary>Rounds samples to 16 bits for integer pictures.</summary>
internal static class QuantiseKernels
{
    /// <summary>
    /// levels[i] = samples[i] x scale + offset, clamped to 0..65535 and rounded, halves up. NaN gives 0.
    /// </summary>
    public static void ToUInt16(ReadOnlySpan<float> samples, float scale, float offset, Span<ushort> levels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(levels.Length, samples.Length);
        int half = Vector<float>.Count, i = 0;
        for (; i <= samples.Length - 2 * half; i += 2 * half)
        {
            var low = Rounded(new Vector<float>(samples[i..]), scale, offset);
            var high = Rounded(new Vector<float>(samples[(i + half)..]), scale, offset);
            Vector.Narrow(Vector.AsVectorUInt32(low), Vector.AsVectorUInt32(high)).CopyTo(levels[i..]);
        }

        for (; i < samples.Length; i++) levels[i] = Rounded(samples[i], scale, offset);
    }

    private static ushort Rounded(float sample, float scale, float offset)
    {
        float value = sample * scale + offset;
        if (!(value > 0)) return 0;
        if (value >= ushort.MaxValue) return ushort.MaxValue;
        int whole = (int)value;
        // The fraction is exact; adding a half before cutting it off would not be.
        return (ushort)(value - whole >= 0.5f ? whole + 1 : whole);
    }

    private static Vector<int> Rounded(Vector<float> samples, float scale, float offset)
    {
        var value = samples * new Vector<float>(scale) + new Vector<float>(offset);
        value = Vector.ConditionalSelect(Vector.GreaterThan(value, Vector<float>.Zero), value, Vector<float>.Zero);
        var most = new Vector<float>(ushort.MaxValue);
        value = Vector.ConditionalSelect(Vector.LessThan(value, most), value, most);
        var whole = Vector.ConvertToInt32(value);
        var isHalf = Vector.GreaterThanOrEqual(value - Vector.ConvertToSingle(whole), new Vector<float>(0.5f));
        // A true lane is -1.
        return whole - Vector.AsVectorInt32(isHalf);
    }
}
