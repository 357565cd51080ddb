using AstroStacker.Pipeline;

namespace AstroStacker.Report.Figures;

/// <summary>Where frames stand along the night.</summary>
internal static class FrameTime
{
    /// <summary>The start that the frame's file names, or null.</summary>
    public static DateTime? Of(FrameOutcome frame) => frame.Survey?.Info.StartTime;

    /// <summary>By time where all frames have one, else as they were stacked.</summary>
    public static IReadOnlyList<FrameOutcome> InOrder(IEnumerable<FrameOutcome> frames)
    {
        var list = frames.ToList();
        return list.All(frame => Of(frame) is not null) ? [.. list.OrderBy(Of)] : list;
    }

    /// <summary>What times are counted from: the first; null where a surveyed frame has none, or all have the same.</summary>
    public static DateTime? Origin(IReadOnlyList<FrameOutcome> frames)
    {
        var times = frames.Where(frame => frame.Survey is not null).Select(Of).ToList();
        bool isKnown = times.Count > 0 && times.TrueForAll(time => time is not null) && (times.Count == 1 || times.Distinct().Count() > 1);
        return isKnown ? times.Min() : null;
    }
}
