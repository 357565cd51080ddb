using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>From the evidence to a sorted frame, or to the reason why a frame takes no part.</summary>
internal static class FrameVerdict
{
    /// <summary>Decides whether a frame takes part; gives its reason where it doesn't.</summary>
    public static void Decide(Candidate candidate, Intermediates intermediates)
    {
        if (candidate.Refusal is not null) return;
        string? sign = candidate.MasterSign;
        bool isSure = candidate.Confidence >= TypeWeights.LeastConfidence;
        if (sign is null) candidate.Refusal = intermediates.Reason(candidate.File);
        else if (!isSure || candidate.Type == FrameType.Light) candidate.Refusal = $"is a stacked result ({sign})";
        if (candidate.Refusal is null && !isSure) candidate.Lose(CantBeTold(candidate));
    }

    public static SortedFrame Of(Candidate candidate, DateOnly? night)
    {
        var (file, info, type) = (candidate.File, candidate.Info, candidate.Type);
        return new SortedFrame
        {
            Info = info,
            Type = type,
            Confidence = candidate.Confidence,
            Evidence = candidate.Evidence,
            IsMaster = candidate.MasterSign is not null,
            Target = TargetName.OfHeader(info.ObjectName) ?? (type == FrameType.Light ? TargetName.OfNames(file) : null),
            Filter = FilterName.Common(info.Filter) ?? (type is FrameType.Light or FrameType.Flat
                ? FilterName.OfNames(file, isMono: info.Cfa is null && info.PlaneCount == 1) : null),
            Night = night,
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
