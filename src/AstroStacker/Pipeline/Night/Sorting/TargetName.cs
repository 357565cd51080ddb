using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>What the lights show, by header, else by the names of file and folders.</summary>
internal static partial class TargetName
{
    private static readonly FrozenSet<string> Placeholders =
        "unknown none untitled noname object target light lights fov snapshot default na undefined null test sky".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Catalogues = (
        "m messier ngc ic sh b barnard ldn lbn vdb abell c caldwell ugc pgc arp melotte mel rcw pk hip hd gum wr simeis ced "
        + "cederblad cr collinder tr trumpler stock hcg markarian mrk wasp").Split(' ').ToFrozenSet();

    /// <summary>Words of programs, cameras and shelves that name no target.</summary>
    private static readonly FrozenSet<string> Elsewhere = (
        "astro astrophotography pictures photos photo asiair nina seestar myworks dwarf dwarflab sharpcap kstars ekos siril pixinsight "
        + "data export emmc dcim canon eos nikon sony fuji fujifilm pentax olympus lumix dslr rebel telescope scope process output "
        + "results dump backup sdcard card disk mosaic mosaik wbpp unsorted sorted incoming folder ordner dossier carpeta cartella")
        .Split(' ').ToFrozenSet();

    /// <summary>A header's object as written; null where it only fills the place.</summary>
    public static string? OfHeader(string? text)
    {
        string? name = text?.Trim();
        return string.IsNullOrEmpty(name) || Placeholders.Contains(NameWords.Plain(name)) ? null : name;
    }

    /// <summary>The target in the names, as written; null where they tell none.</summary>
    public static string? OfNames(FoundFile file)
    {
        foreach (var pattern in (Regex[])[AfterLight(), BeforeLight(), BeforeExposure()])
            if (pattern.Match(file.Stem) is { Success: true } match && Named(match.Groups[1].Value) is { } inName) return inName;
        if (file.Folders.Reverse().Select(OfFolder).FirstOrDefault(name => name is not null) is { } named) return named;
        return CatalogueEntry().Match(file.Stem) is { Success: true } entry && Catalogues.Contains(entry.Groups[1].Value.ToLowerInvariant())
            ? entry.Value : null;
    }

    /// <summary>What the name of a folder names; null for nothing.</summary>
    public static string? OfFolder(string folder)
    {
        string text = DwarfFolder().Match(folder) is { Success: true } dwarf ? dwarf.Groups[1].Value : folder;
        return CameraFolder().IsMatch(folder) ? null : Named(text);
    }

    /// <summary>The part of a name that names something: from its first telling word to its last, numbers behind it included.</summary>
    private static string? Named(string text)
    {
        var words = NameWords.Of(text);
        int first = -1, last = -1;
        for (int i = 0; i < words.Length; i++)
        {
            bool isEntry = i + 1 < words.Length && words[i + 1].IsNumber && Catalogues.Contains(words[i].Text);
            if (!isEntry && !IsTelling(words, i)) continue;
            if (first < 0) first = i;
            last = i;
        }

        if (first < 0) return null;
        while (last + 1 < words.Length && words[last + 1].IsNumber && words[last + 1].Raw.Length <= 4 && last - first < 6) last++;
        return text[words[first].Start..words[last].End];
    }

    private static bool IsTelling(NameWord[] words, int at)
    {
        string word = words[at].Text;
        string next = at + 1 < words.Length ? words[at + 1].Text : "", last = at > 0 ? words[at - 1].Text : "";
        if (TypeWords.ThingsAfter.TryGetValue(word, out var after) && after.Contains(next)) return !TypeWords.Types.ContainsKey(next);
        if (TypeWords.ThingsBefore.TryGetValue(word, out var before) && before.Contains(last)) return true;
        if (words[at].IsNumber || word.Length < 2 || Elsewhere.Contains(word) || Placeholders.Contains(word)) return false;
        return !TypeWords.Types.ContainsKey(word) && !TypeWords.Exposures.Contains(word) && !TypeWords.Neutral.Contains(word)
            && !TypeWords.Calibration.Contains(word) && !TypeWords.Links.Contains(word);
    }

    // ASIAIR, Seestar: Light_M 42_10.0s_...
    [GeneratedRegex(@"^lights?_(?:mosaic_)?(.+?)_\d+(?:\.\d+)?(?:s|ms|sec|secs)(?:_|$)", RegexOptions.IgnoreCase)]
    private static partial Regex AfterLight();

    // EKOS, SGP, BackyardEOS: M42_Light_Ha_...
    [GeneratedRegex(@"^(.+?)[_-]lights?(?:frame)?[_-]", RegexOptions.IgnoreCase)]
    private static partial Regex BeforeLight();

    // DWARF: M 42_15s60_Astro_...
    [GeneratedRegex(@"^(.+?)_\d+s\d+_", RegexOptions.IgnoreCase)]
    private static partial Regex BeforeExposure();

    [GeneratedRegex(@"^DWARF_RAW_(?:TELE|WIDE)?_?(.+?)_EXP_", RegexOptions.IgnoreCase)]
    private static partial Regex DwarfFolder();

    // DCIM's folders: 100CANON, 101ND750.
    [GeneratedRegex(@"^\d{3}[A-Z0-9_]{5}$")]
    private static partial Regex CameraFolder();

    [GeneratedRegex(@"(?<![A-Za-z0-9])([A-Za-z]{1,9})[ _-]?\d{1,5}(?![0-9])")]
    private static partial Regex CatalogueEntry();
}
