using System.Globalization;
using System.Text;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>Cuts the name of a file or folder into words: at every sign, between letters and digits, and in "camelCase".</summary>
internal static class NameWords
{
    // The program runs without the system's tables of languages, which would take accents off.
    private const string Accented = "àáâãäåąçćčďèéêëęěìíîïłñńňòóôõöøřśšťùúûüůýÿźżžёй";
    private const string Unaccented = "aaaaaaacccdeeeeeeiiiilnnnoooooorsstuuuuuyyzzzеи";

    public static NameWord[] Of(string name)
    {
        var words = new List<NameWord>();
        int start = -1;
        for (int i = 0; i <= name.Length; i++)
        {
            bool ends = start >= 0 && (i == name.Length || Kind(name[i]) != Kind(name[i - 1]) || IsHump(name[i - 1], i, name));
            if (ends)
            {
                words.Add(new NameWord(Plain(name[start..i]), name[start..i], start));
                start = -1;
            }

            if (start < 0 && i < name.Length && Kind(name[i]) != 0) start = i;
        }

        return [.. words.Where(word => word.Text.Length > 0)];
    }

    /// <summary>Lower case without accents: "Lumières" is "lumieres", "Weiß" is "weiss".</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char letter in text.ToLowerInvariant())
        {
            if (char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            int accented = Accented.IndexOf(letter);
            if (letter == 'ß') plain.Append("ss");
            else plain.Append(accented < 0 ? letter : Unaccented[accented]);
        }

        return plain.ToString();
    }

    // Combining accents stay with their letter.
    private static int Kind(char sign)
    {
        if (char.IsAsciiDigit(sign)) return 2;
        return char.IsLetter(sign) || char.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark ? 1 : 0;
    }

    // Capitals have no common sharp s: "WEIßBILDER".
    private static bool IsHump(char before, int at, string name) => char.IsLower(before) && before != 'ß' && char.IsUpper(name[at]);
}
