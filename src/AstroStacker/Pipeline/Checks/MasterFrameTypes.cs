using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night.Matching;

namespace AstroStacker.Pipeline.Checks;

/// <summary>Frames that came along with those of a master, as through a pattern that takes a whole folder.</summary>
internal static class MasterFrameTypes
{
    /// <summary>
    /// By their headers. "Light" counts only beside frames that name their type: it is what programs write where nobody chose.
    /// Darks, biases and dark-flats serve for each other: many programs have one word for them.
    /// </summary>
    public static void Check(MasterHeader master, JobProblems problems)
    {
        bool isFlat = master.Role == "flat";
        bool someSay = master.Frames.Any(frame => frame.Capture.Type is { } type && Serves(type, isFlat));
        var others = master.Frames.Where(frame => frame.Capture.Type is { } type && !Serves(type, isFlat)
            && (type != FrameType.Light || someSay));
        foreach (var alike in others.GroupBy(frame => frame.Capture.Type!.Value).OrderBy(type => type.Key))
        {
            string[] paths = [.. alike.Select(frame => frame.Path)];
            string kind = paths.Length == 1 ? $"a {Words.One(alike.Key)} by its header" : $"{Words.Many(alike.Key)} by their headers";
            problems.Add(
                FileNames.Of(paths), $"{FileNames.Are(paths)} named for a master {master.Role}, but {kind}",
                "Leave them out, or let astro-stacker night FOLDER -o OUT sort the folder.");
        }
    }

    private static bool Serves(FrameType type, bool asFlat) =>
        asFlat ? type == FrameType.Flat : type is not (FrameType.Flat or FrameType.Light);
}
