namespace AstroStacker.Cli.Parsing;

/// <summary>"Did you mean": the known word nearest to a mistyped one.</summary>
internal static class Suggestion
{
    /// <summary>The nearest word, or null where none is near: a third of its letters may differ, at least one.</summary>
    public static string? Nearest(string text, IEnumerable<string> words)
    {
        string wanted = Bare(text);
        var nearest = words
            .Select(word => (Word: word, Letters: Bare(word)))
            .Select(entry => (entry.Word, entry.Letters, Distance: Distance(wanted, entry.Letters)))
            .Where(entry => IsAbbreviation(wanted, entry.Letters) || entry.Distance <= Tolerance(wanted, entry.Letters))
            .OrderBy(entry => entry.Distance)
            .ThenBy(entry => entry.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Word;
    }

    /// <summary>Letters to insert, drop, change or swap with their neighbour (Damerau 1964, adjacent swaps only).</summary>
    public static int Distance(string a, string b)
    {
        var costs = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) costs[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) costs[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
            for (int j = 1; j <= b.Length; j++)
            {
                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                costs[i, j] = Math.Min(Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1, costs[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
            }

        return costs[a.Length, b.Length];
    }

    private static int Tolerance(string a, string b) => Math.Max(1, Math.Min(a.Length, b.Length) / 3);

    private static bool IsAbbreviation(string text, string word) =>
        text.Length >= 3 && word.StartsWith(text, StringComparison.Ordinal);

    private static string Bare(string word) => word.TrimStart('-').ToUpperInvariant();
}
