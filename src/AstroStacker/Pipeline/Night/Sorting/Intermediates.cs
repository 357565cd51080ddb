using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>Half-way products of other programs: calibrated, registered and converted copies of frames.</summary>
internal sealed partial class Intermediates
{
    private static readonly FrozenSet<string> ProcessedFolders =
        "calibrated registered debayered cosmetized aligned normalized fastintegration".Split(' ').ToFrozenSet();

    private readonly FrozenSet<string> _stems;
    private readonly FrozenSet<string> _sirilFolders;

    /// <param name="files">All files of the tree.</param>
    public Intermediates(IReadOnlyList<FoundFile> files)
    {
        _stems = files.Select(file => file.Stem).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        // Siril's scripts convert all frames into this folder; its sequences tell it from anybody else's.
        _sirilFolders = files.Where(file => file.Folders.LastOrDefault() == "process" && IsSequence(file))
            .Select(file => file.Folder).ToFrozenSet();
    }

    /// <summary>Why a frame is one; null where it isn't. Ready masters are none: ask only for others.</summary>
    public string? Reason(FoundFile file)
    {
        foreach (string folder in file.Folders)
            if (NameWords.Of(folder) is [var only] && ProcessedFolders.Contains(only.Text))
                return $"was processed already by another program (folder '{folder}')";
        if (_sirilFolders.Contains(file.Folder)) return $"is a copy made by Siril (folder '{file.Folder}')";
        if (SirilMark().Match(file.Stem) is { Success: true } siril && IsSirils(file.Stem, siril.Value))
            return $"was processed already by another program ('{siril.Value}', Siril's mark)";
        if (PixInsightMark().Match(file.Stem) is { Success: true } mark
            && (mark.Value.StartsWith("_c", StringComparison.Ordinal) || _stems.Contains(file.Stem[..mark.Index])))
            return $"was processed already by another program ('{mark.Value}', PixInsight's mark)";
        return null;
    }

    private bool IsSirils(string stem, string mark)
    {
        if (mark.Contains("pp_", StringComparison.Ordinal) || mark.Contains("bkg_", StringComparison.Ordinal)) return true;
        return _stems.Contains(stem[mark.Length..]) || NameReading.Of(stem[mark.Length..]).Type is not null;
    }

    private static bool IsSequence(FoundFile file) =>
        file.Ending == ".seq" || file.Stem.EndsWith("conversion", StringComparison.OrdinalIgnoreCase);

    // Registered r_, calibrated pp_, background taken off bkg_; small letters, so that a red filter's "R_" is none.
    [GeneratedRegex(@"^((r|pp|bkg)_)+")]
    private static partial Regex SirilMark();

    // Calibrated _c, cosmetically corrected _cc, debayered _d, registered _r, normalised _n, subtracted _lps; small letters.
    [GeneratedRegex(@"(_(c|cc|d|b|lps|r|n|a))+$")]
    private static partial Regex PixInsightMark();
}
