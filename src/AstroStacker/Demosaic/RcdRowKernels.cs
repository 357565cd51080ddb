using System.Numerics;

namespace AstroStacker.Demosaic;

/// <summary>Balances samples for RCD and undoes it.</summary>
internal static class RcdRowKernels
{
    /// <summary>row[i] = row[i] x gain + offset.</summary>
    public static void Balance(Span<float> row, float gain, float offset)
    {
        var (gains, offsets) = (new Vector<float>(gain), new Vector<float>(offset));
        int i = 0;
        for (; i <= row.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(row[i..]) * gains + offsets).CopyTo(row[i..]);
        for (; i < row.Length; i++) row[i] = row[i] * gain + offset;
    }

    /// <summary>result[i] = (row[i] - offset) x inverseGain.</summary>
    public static void Unbalance(ReadOnlySpan<float> row, float inverseGain, float offset, Span<float> result)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(result.Length, row.Length);
        var (gains, offsets) = (new Vector<float>(inverseGain), new Vector<float>(offset));
        int i = 0;
        for (; i <= row.Length - Vector<float>.Count; i += Vector<float>.Count)
            ((new Vector<float>(row[i..]) - offsets) * gains).CopyTo(result[i..]);
        for (; i < row.Length; i++) result[i] = (row[i] - offset) * inverseGain;
    }
}
