namespace AstroStacker.Pipeline;

/// <summary>The order of file names a person expects: runs of digits by value, so that img10 comes after img2.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return string.CompareOrdinal(x, y);
        int i = 0, j = 0;
        while (i < x.Length && j < y.Length)
        {
            int order = char.IsAsciiDigit(x[i]) && char.IsAsciiDigit(y[j])
                ? CompareNumbers(x, ref i, y, ref j)
                : char.ToUpperInvariant(x[i++]).CompareTo(char.ToUpperInvariant(y[j++]));
            if (order != 0) return order;
        }

        int rest = (x.Length - i).CompareTo(y.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static int CompareNumbers(string x, ref int i, string y, ref int j)
    {
        var a = Digits(x, ref i);
        var b = Digits(y, ref j);
        int byLength = a.Length.CompareTo(b.Length);
        return byLength != 0 ? byLength : a.SequenceCompareTo(b);
    }

    /// <summary>The run of digits at <paramref name="start"/> without its leading zeros.</summary>
    private static ReadOnlySpan<char> Digits(string text, ref int start)
    {
        int end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        while (start < end - 1 && text[start] == '0') start++;
        var digits = text.AsSpan(start, end - start);
        start = end;
        return digits;
    }
}
