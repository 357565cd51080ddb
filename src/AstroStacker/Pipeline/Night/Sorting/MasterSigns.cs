using System.Collections.Frozen;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>What tells one frame made of many: a master, where it is a calibration frame; else a stacked result.</summary>
internal static class MasterSigns
{
    private static readonly FrozenSet<string> Words =
        "stacked master masters masterdark masterflat masterbias masterlight masteroffset masterdarkflat masterflatdark superbias superdark superflat "
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat("integration combined autosave drizzle drizzled stack result livestack "
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet();

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
}
