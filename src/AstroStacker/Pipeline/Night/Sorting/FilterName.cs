using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>Filters by their common spelling: L, R, G, B, Ha, OIII, SII; all others as written.</summary>
internal static partial class FilterName
{
    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>
    {
        ["L"] = "l lum lumi luminance luminanz luminosity",
        ["R"] = "r red rot rouge rojo rosso",
        ["G"] = "g green grun gruen vert verde",
        ["B"] = "b blue blau bleu azul blu",
        ["Ha"] = "ha halpha hα hydrogen hydrogenalpha h",
        ["Hb"] = "hb hbeta hβ",
        ["OIII"] = "oiii o3 oxygen oxygeniii o",
        ["SII"] = "sii s2 sulfur sulphur sulfurii s",
        ["NII"] = "nii n2",
    }.SelectMany(pair => pair.Value.Split(' ').Select(word => KeyValuePair.Create(word, pair.Key))).ToFrozenDictionary();

    /// <summary>Filters in front of colour cameras, told in names; spelled as their makers do.</summary>
    private static readonly FrozenDictionary<string, string> ForColour = new[]
    {
        "IRCUT", "UVIR", "CLS", "LP", "L-Pro", "L-eXtreme", "L-eNhance", "L-Ultimate", "ALP-T", "NBZ",
        "Duo-Band", "TriBand", "QuadBand",
    }.ToFrozenDictionary(name => Joined(name));

    private static readonly FrozenSet<string> NoFilter = "none no nofilter empty unknown na undefined null".Split(' ').ToFrozenSet();

    /// <summary>A header's filter in its common spelling; null for none.</summary>
    public static string? Common(string? header)
    {
        if (string.IsNullOrWhiteSpace(header)) return null;
        string joined = Joined(Maker().Replace(Bandwidth().Replace(header, ""), ""));
        if (joined.Length == 0 || NoFilter.Contains(joined)) return null;
        return Spellings.GetValueOrDefault(joined) ?? header.Trim();
    }

    /// <summary>The filter in a file's or its folders' names; null where there is none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isMono">True lets single letters be filters: before a mosaic nobody changes R for G.</param>
    public static string? OfNames(FoundFile file, bool isMono)
    {
        // "L-Pro" holds a dash, "M42-Ha-300s" is cut by dashes.
        foreach (char[] cuts in (char[][])[['_', ' ', '.'], ['_', ' ', '.', '-']])
            foreach (string part in file.Stem.Split(cuts, StringSplitOptions.RemoveEmptyEntries))
                if (OfPart(part, isMono) is { } named) return named;
        if (isMono && LetterAtEnd().Match(file.Stem) is { Success: true } letter)
            return Spellings[letter.Groups[1].Value.ToLowerInvariant()];
        // Only a folder that names a filter alone: the Red Rectangle is none.
        return file.Folders.Reverse().Select(folder => OfPart(folder, isMono)).FirstOrDefault(named => named is not null);
    }

    private static string? OfPart(string part, bool isMono)
    {
        string joined = Joined(Bandwidth().Replace(part, ""));
        if (ForColour.TryGetValue(joined, out string? colour)) return colour;
        if (!isMono && joined is not ("ha" or "halpha" or "oiii" or "sii")) return null;
        if (!Spellings.TryGetValue(joined, out string? named)) return null;
        return joined.Length > 1 || char.IsUpper(part[0]) ? named : null;
    }

    private static string Joined(string text) => string.Concat(NameWords.Plain(text).Where(char.IsLetterOrDigit));

    [GeneratedRegex(@"\(?\d+([.,]\d+)?\s*nm\)?", RegexOptions.IgnoreCase)]
    private static partial Regex Bandwidth();

    [GeneratedRegex(@"\b(astrodon|antlia|baader|zwo|optolong|chroma|astronomik|idas|svbony|altair|filter)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Maker();

    // MaxIm and CCDSoft write "M42-001R".
    [GeneratedRegex(@"[-_]\d{3,}([LRGBHOS])$")]
    private static partial Regex LetterAtEnd();
}
