using System.Text;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Which spellings name one target.</summary>
internal static class TargetNames
{
    /// <summary>What programs write where no target was chosen.</summary>
    private static readonly HashSet<string> NoNames =
    [
        "", "UNKNOWN", "NONE", "NULL", "NA", "NONAME", "UNNAMED", "OBJECT", "TARGET", "LIGHT", "LIGHTS", "LIGHTFRAME", "SKY", "SNAPSHOT",
        "PREVIEW", "SUB", "SUBS", "MOSAIC", "DEFAULT", "UNTITLED",
    ];

    /// <summary>What smart telescopes add to a target's name for its single frames and mosaics.</summary>
    private static readonly string[] Suffixes = ["SUB", "SUBS", "MOSAIC"];

    /// <summary>
    /// The name without spacing, case, underscores and suffixes: "M 27", "m27" and "M_27_sub" are one. A gap between two digits
    /// stays ("Sh2 101" is "SH2-101"). Null where it names nothing.
    /// </summary>
    public static string? Key(string? name)
    {
        if (name is null) return null;
        var words = Words(name);
        var key = new StringBuilder();
        foreach (string word in words)
        {
            if (key.Length > 0 && char.IsAsciiDigit(key[^1]) && char.IsAsciiDigit(word[0])) key.Append('-');
            key.Append(word.ToUpperInvariant());
        }

        string text = key.ToString();
        return NoNames.Contains(text) ? null : text;
    }

    /// <summary>The spelling for people and file names: catalogue numbers closed up, other words joined by '-'.</summary>
    public static string Tidy(string name)
    {
        var tidy = new StringBuilder();
        foreach (string word in Words(name))
        {
            bool isNumber = tidy.Length is > 0 and <= 4 && char.IsLetter(tidy[^1]) && char.IsAsciiDigit(word[0]);
            if (tidy.Length > 0 && !isNumber) tidy.Append('-');
            tidy.Append(word);
        }

        return tidy.ToString();
    }

    private static List<string> Words(string name)
    {
        var words = name.Normalize(NormalizationForm.FormC)
            .Split([' ', '_', '-', '\t', '(', ')'], StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1 && Suffixes.Contains(words[^1].ToUpperInvariant())) words.RemoveAt(words.Count - 1);
        return words;
    }
}
