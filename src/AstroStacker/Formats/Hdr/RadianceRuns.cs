namespace AstroStacker.Formats.Hdr;

/// <summary>
/// Run-length coding of a row's components in the newer Radiance form: a count of 1..128 is followed by as many
/// bytes, a count of 128 + n by one byte that stands for n (up to 127).
/// </summary>
internal static class RadianceRuns
{
    private const int MostLiterals = 128;
    private const int MostRun = 127;

    // A shorter run costs as much as the literals it would interrupt.
    private const int LeastRun = 4;

    /// <summary>The most bytes that <see cref="Encode"/> may need.</summary>
    public static int MostBytes(int length) => length + (length + MostLiterals - 1) / MostLiterals + 1;

    /// <returns>Bytes written.</returns>
    public static int Encode(ReadOnlySpan<byte> values, Span<byte> coded)
    {
        int written = 0, position = 0;
        while (position < values.Length)
        {
            int run = position, length = 0;
            while (run < values.Length && (length = RunAt(values, run)) < LeastRun) run += length;
            if (run >= values.Length) length = 0;
            while (position < run)
            {
                int literals = Math.Min(MostLiterals, run - position);
                coded[written++] = (byte)literals;
                values.Slice(position, literals).CopyTo(coded[written..]);
                written += literals;
                position += literals;
            }

            if (length == 0) continue;
            coded[written++] = (byte)(128 + length);
            coded[written++] = values[position];
            position += length;
        }

        return written;
    }

    private static int RunAt(ReadOnlySpan<byte> values, int start)
    {
        int end = start + 1, limit = Math.Min(values.Length, start + MostRun);
        while (end < limit && values[end] == values[start]) end++;
        return end - start;
    }
}
