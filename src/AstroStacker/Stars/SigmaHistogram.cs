namespace AstroStacker.Stars;

/// <summary>Counts values above 1 by their leading bits, 2048 to an octave, to find a quantile among the highest.</summary>
internal sealed class SigmaHistogram
{
    private const int DroppedBits = 12;

    private const int LowestKey = 0x3F800000 >> DroppedBits;

    /// <summary>Sixteen million: no frame shows more.</summary>
    private const int HighestKey = 0x4B800000 >> DroppedBits;

    private readonly int[] _counts = new int[HighestKey - LowestKey + 1];

    /// <summary>Adds a value of at least 1.</summary>
    public void Add(float value) => _counts[Math.Clamp(Key(value), LowestKey, HighestKey) - LowestKey]++;

    /// <summary>
    /// The lowest level, to half a thousandth, that no more than so many of the values exceed; 1 if all may.
    /// </summary>
    public float Exceeded(long most)
    {
        long above = 0;
        for (int i = _counts.Length - 1; i >= 0; i--)
        {
            above += _counts[i];
            if (above > most) return BitConverter.Int32BitsToSingle((i + LowestKey + 1) << DroppedBits);
        }

        return 1;
    }

    private static int Key(float value) => BitConverter.SingleToInt32Bits(value) >> DroppedBits;
}
