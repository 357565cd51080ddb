namespace AstroStacker.Imaging;

/// <summary>Planes of <see cref="SampleFlags"/>, one byte a sample.</summary>
public static class FlagKernels
{
    /// <summary>into[i] |= flags[i].</summary>
    public static void Merge(ReadOnlySpan<byte> flags, Span<byte> into)
    {
        for (int i = 0; i < flags.Length; i++) into[i] |= flags[i];
    }

    /// <summary>
    /// A pixel of the planes gets the flags of the sensor samples it stands for, and is saturated where any is within
    /// <paramref name="reach"/> of those: what was made of neighbours spreads no further, a lost highlight does.
    /// </summary>
    /// <param name="flags">Of the sensor samples in <paramref name="window"/>.</param>
    /// <param name="window">Full-sensor; covers the output's samples inflated by the reach.</param>
    /// <param name="reach">In sensor samples.</param>
    /// <param name="scale">Sensor samples a side of an output pixel.</param>
    /// <param name="output">In pixels of the planes.</param>
    /// <param name="spread">One byte an output pixel.</param>
    public static void Spread(
        ReadOnlySpan<byte> flags, PixelRectangle window, int reach, int scale, PixelRectangle output, Span<byte> spread)
    {
        spread.Clear();
        for (int y = 0; y < window.Height; y++)
        {
            var row = flags.Slice(y * window.Width, window.Width);
            for (int x = NextSet(row, 0); x >= 0; x = NextSet(row, x + 1))
            {
                int around = (row[x] & (byte)SampleFlags.Saturated) != 0 ? reach : 0;
                int left = FloorDivide(window.X + x - around, scale), right = FloorDivide(window.X + x + around, scale);
                int top = FloorDivide(window.Y + y - around, scale), bottom = FloorDivide(window.Y + y + around, scale);
                var hit = new PixelRectangle(left, top, right - left + 1, bottom - top + 1).Intersect(output);
                for (int j = hit.Y; j < hit.Bottom; j++)
                    for (int i = hit.X; i < hit.Right; i++)
                        spread[(j - output.Y) * output.Width + i - output.X] |= row[x];
            }
        }
    }

    /// <summary>counts[i] += 1 where the saturated flag is set.</summary>
    public static void CountSaturated(ReadOnlySpan<byte> flags, Span<float> counts)
    {
        for (int i = NextSet(flags, 0); i >= 0; i = NextSet(flags, i + 1))
            if ((flags[i] & (byte)SampleFlags.Saturated) != 0) counts[i]++;
    }

    /// <summary>counts[i] -= 1 where a sample without a value lay on a weight.</summary>
    public static void UncountAbsent(ReadOnlySpan<byte> flags, ReadOnlySpan<float> weights, Span<float> counts)
    {
        for (int i = NextSet(flags, 0); i >= 0; i = NextSet(flags, i + 1))
            if ((flags[i] & (byte)SampleFlags.Absent) != 0 && weights[i] > 0) counts[i]--;
    }

    /// <summary>Forgets all flags but one.</summary>
    public static void KeepOnly(SampleFlags flag, Span<byte> flags)
    {
        for (int i = NextSet(flags, 0); i >= 0; i = NextSet(flags, i + 1)) flags[i] &= (byte)flag;
    }

    /// <summary>weights[i] = 0 where any flag is set.</summary>
    public static void ClearFlagged(ReadOnlySpan<byte> flags, Span<float> weights)
    {
        for (int i = NextSet(flags, 0); i >= 0; i = NextSet(flags, i + 1)) weights[i] = 0;
    }

    /// <summary>True where any sample has this flag.</summary>
    public static bool ContainAny(ReadOnlySpan<byte> flags, SampleFlags flag)
    {
        for (int i = NextSet(flags, 0); i >= 0; i = NextSet(flags, i + 1))
            if ((flags[i] & (byte)flag) != 0) return true;
        return false;
    }

    private static int NextSet(ReadOnlySpan<byte> row, int from)
    {
        int next = row[from..].IndexOfAnyExcept((byte)0);
        return next < 0 ? -1 : from + next;
    }

    private static int FloorDivide(int value, int by) => (value - ((value % by + by) % by)) / by;
}
