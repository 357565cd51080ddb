using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>From the evidence to a sorted frame, or to the reason why a frame takes no part.</summary>
internal static class FrameVerdict
{
    private const int HoursFromNoonToMidnight = 12;

    /// <summary>Null where the frame takes part.</summary>
    public static string? RefusalOf(Candidate candidate, Intermediates intermediates)
    {
        string? sign = MasterSigns.Of(candidate.File, candidate.Info);
        bool isSure = candidate.Confidence >= TypeWeights.LeastConfidence;
        if (sign is not null && (!isSure || candidate.Type == FrameType.Light)) return $"is a stacked result ({sign})";
        if (sign is null && intermediates.Reason(candidate.File) is { } product) return product;
        return isSure ? null : CantBeTold(candidate);
    }

    public static SortedFrame Of(Candidate candidate)
    {
        var (file, info, type) = (candidate.File, candidate.Info, candidate.Type);
        return new SortedFrame
        {
            Info = info,
            Type = type,
            Confidence = candidate.Confidence,
            Evidence = candidate.Evidence,
            IsMaster = MasterSigns.Of(file, info) is not null,
            Target = TargetName.OfHeader(info.ObjectName) ?? (type == FrameType.Light ? TargetName.OfNames(file) : null),
            Filter = FilterName.Common(info.Filter) ?? (type is FrameType.Light or FrameType.Flat
                ? FilterName.OfNames(file, isMono: info.Cfa is null && info.PlaneCount == 1) : null),
            Night = info.StartTime is { } start ? DateOnly.FromDateTime(start.AddHours(-HoursFromNoonToMidnight)) : null,
            Folder = file.Folder,
        };
    }

    private static string CantBeTold(Candidate candidate)
    {
        var (best, second) = (candidate.Type, candidate.Odds.Second);
        string percent = (100 * candidate.Confidence).ToString("0", CultureInfo.InvariantCulture);
        string evidence = candidate.Evidence.Count == 0 ? "nothing speaks of its type" : string.Join("; ", candidate.Evidence);
        return $"can't be told: {NameClues.Word(best)} ({percent} %) or {NameClues.Word(second)} ({evidence})";
    }
}
