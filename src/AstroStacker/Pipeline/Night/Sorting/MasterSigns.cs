using System.Collections.Frozen;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>What tells one frame made of many: a master, where it is a calibration frame; else a stacked result.</summary>
internal static class MasterSigns
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "master", "masters", "masterdark", "masterflat", "masterbias", "masterlight", "masteroffset", "masterdarkflat", "masterflatdark",
        "superbias", "superdark", "superflat", "stack", "stacked", "livestack", "integration", "combined", "drizzle", "drizzled",
        "autosave", "result",
    }.ToFrozenSet();

    /// <summary>The sign as a clause: "STACKCNT 120" or "'master' in its name"; null where there is none.</summary>
    public static string? Of(FoundFile file, FrameInfo info)
    {
        var capture = info.Capture;
        if (capture.CombinedCount is > 1 and var count) return $"made of {count} frames";
        if (capture.IsMaster) return "its header says so";
        var word = NameWords.Of(file.Stem).FirstOrDefault(word => Words.Contains(word.Text));
        if (word.Raw is not null) return $"'{word.Raw}' in its name";
        // A folder of masters holds masters, a folder called after its stacks holds the subs as often.
        string? folder = file.Folders.LastOrDefault();
        if (folder is not null && NameWords.Of(folder).Any(part => part.Text.StartsWith("master", StringComparison.Ordinal)))
            return $"folder '{folder}'";
        return null;
    }

    /// <summary>
    /// No camera writes fractions: a calibration frame of them is a master, unless others of its folder, type and exposure show that
    /// a program converted raw frames.
    /// </summary>
    public static void AddLoneFloats(IReadOnlyList<Candidate> candidates)
    {
        var kinds = candidates.Where(candidate => candidate.Refusal is null && candidate.Info.SampleType == SampleType.Float32
            && candidate.Type != FrameType.Light).GroupBy(candidate => (candidate.File.Folder, candidate.Type, candidate.Info.Filter,
                candidate.Info.ExposureSeconds, candidate.Info.Width, candidate.Info.Height));
        foreach (var kind in kinds)
            if (kind.Count() == 1) kind.First().MasterSign ??= "its samples are fractions";
    }
}
