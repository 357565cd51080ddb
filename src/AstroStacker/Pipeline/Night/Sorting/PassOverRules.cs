using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>Files that are no frames to stack, told by their names: what programs and telescopes write beside them.</summary>
internal static partial class PassOverRules
{
    private static readonly FrozenSet<string> Glances =
        "snapshot snapshots snap snaps autofocus platesolve platesolving preview previews focusing".Split(' ').ToFrozenSet();

    /// <summary>These only as a name's first word.</summary>
    private static readonly FrozenSet<string> GlanceBeginnings = "focus solve guide guiding finder framing af".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<(string, string)> GlancePairs = new[]
    {
        ("auto", "focus"), ("plate", "solve"), ("plate", "solving"), ("plate", "solved"), ("polar", "alignment"), ("polar", "align"),
        ("focus", "frames"), ("focus", "run"),
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Thumbnails = "thn thumb thumbs thumbnail thumbnails vignettes".Split(' ').ToFrozenSet();

    private static readonly FrozenDictionary<string, string> OtherFiles = new Dictionary<string, string>
    {
        ["is a video"] = ".avi .ser .mp4 .m4v .mov .mkv .wmv .adv .aav .mts .m2ts .webm .mpg .mpeg",
        ["is a text, a log or a list, no frame"] =
            ".txt .log .csv .json .xml .ini .md .html .htm .pdf .yaml .yml .seq .ssf .lst .dssfilelist .fls .info .nfo .doc .docx "
            + ".xmp .rtf .tsv "
            + ".db .sqlite .cfg .conf .esq .eql .skymap .pp3 .dop .thm .sha256 .md5 .par2 .sh .bat .py .url .lnk",
        ["is packed: unpack it first"] = ".zip .7z .rar .gz .tar .tgz .xz .bz2",
        ["is a picture for the screen, no frame"] = ".gif .webp .bmp .heic .heif .svg .ico .psd .xcf",
        ["is XISF, which can't be read: save it as FITS"] = ".xisf",
    }.SelectMany(kind => kind.Value.Split(' ').Select(ending => KeyValuePair.Create(ending, kind.Key))).ToFrozenDictionary();

    private static readonly FrozenSet<string> FrameEndings = (
        ".fit .fits .fts .fz .dng .cr2 .cr3 .crw .nef .nrw .arw .sr2 .raf .orf .rw2 .pef .raw .3fr .iiq .x3f .mrw .dcr .kdc .rwl .srw .gpr")
        .Split(' ').ToFrozenSet();

    /// <summary>True for a name that only a camera's or a capturing program's frame has.</summary>
    public static bool IsNamedLikeFrame(FoundFile file) => FrameEndings.Contains(file.Ending);

    /// <summary>What a file is that no reader knows, by its ending; null where that says nothing.</summary>
    public static string? OfOtherFile(FoundFile file) => OtherFiles.GetValueOrDefault(file.Ending);

    /// <summary>Why a file is passed over by its name, whatever it holds; null where it isn't.</summary>
    public static string? ByName(FoundFile file)
    {
        var words = NameWords.Of(file.Stem);
        if (Screenshot().IsMatch(NameWords.Plain(file.Name))) return "is a screenshot";
        if (Thumbnails.Contains(words.LastOrDefault().Text ?? "") || file.Folders.Any(IsThumbnails)) return "is a thumbnail";
        if (words is [{ Text: "failed" }, ..] || file.Folders.Any(folder => NameWords.Of(folder) is [{ Text: "failed" }]))
            return "is marked as failed by the capturing program";
        if (Glance(words) is { } glance) return $"is no frame to stack but a glance ('{glance}')";
        foreach (string folder in file.Folders)
            if (NameWords.Of(folder) is { Length: <= 2 } parts && Glance(parts) is not null)
                return $"is no frame to stack but a glance (folder '{folder}')";
        return null;
    }

    /// <summary>Why a header's word for the type means a frame that isn't stacked; null where it doesn't.</summary>
    public static string? ByHeader(string? typeText) =>
        typeText is not null && Glance(NameWords.Of(typeText)) is not null
            ? $"is no frame to stack but a glance (header '{typeText.Trim()}')" : null;

    private static bool IsThumbnails(string folder) => NameWords.Of(folder) is [var only] && Thumbnails.Contains(only.Text);

    private static string? Glance(NameWord[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (Glances.Contains(words[i].Text) || i == 0 && GlanceBeginnings.Contains(words[i].Text)) return words[i].Raw;
            if (i + 1 < words.Length && GlancePairs.Contains((words[i].Text, words[i + 1].Text)))
                return $"{words[i].Raw} {words[i + 1].Raw}";
        }

        return null;
    }

    [GeneratedRegex(@"screen ?shot|screen capture|bildschirmfoto|captura de pantalla|capture d.ecran|schermata|instantanea")]
    private static partial Regex Screenshot();
}
