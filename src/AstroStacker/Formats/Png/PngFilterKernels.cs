using System.Numerics;

namespace AstroStacker.Formats.Png;

/// <summary>The row filters of PNG (specification, section 9); all arithmetic is modulo 256.</summary>
internal static class PngFilterKernels
{
    /// <summary>filtered[i] = row[i] - above[i].</summary>
    public static void Up(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> filtered)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(above.Length, row.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(filtered.Length, row.Length);
        int i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(row[i..]) - new Vector<byte>(above[i..])).CopyTo(filtered[i..]);
        for (; i < row.Length; i++) filtered[i] = (byte)(row[i] - above[i]);
    }

    /// <summary>Takes back in place what the filter of this number did to a row.</summary>
    /// <returns>False for a number that is no filter's.</returns>
    public static bool Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        switch (filter)
        {
            case 0:
                return true;
            case 1:
                for (int i = pixelBytes; i < row.Length; i++) row[i] += row[i - pixelBytes];
                return true;
            case 2:
                UndoUp(row, above);
                return true;
            case 3:
                for (int i = 0; i < row.Length; i++)
                    row[i] += (byte)(((i < pixelBytes ? 0 : row[i - pixelBytes]) + above[i]) / 2);
                return true;
            case 4:
                UndoPaeth(row, above, pixelBytes);
                return true;
            default:
                return false;
        }
    }

    private static void UndoUp(Span<byte> row, ReadOnlySpan<byte> above)
    {
        int i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(row[i..]) + new Vector<byte>(above[i..])).CopyTo(row[i..]);
        for (; i < row.Length; i++) row[i] += above[i];
    }

    private static void UndoPaeth(Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        for (int i = 0; i < Math.Min(pixelBytes, row.Length); i++) row[i] += above[i];
        for (int i = pixelBytes; i < row.Length; i++)
        {
            int left = row[i - pixelBytes], up = above[i], corner = above[i - pixelBytes];
            int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner),
                toCorner = Math.Abs(left + up - 2 * corner);
            int nearest = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
            row[i] += (byte)nearest;
        }
    }
}
