using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>What the samples say of a frame's type, beside those of the other frames of the same camera and settings.</summary>
internal static class PixelClues
{
    /// <summary>From here to saturation a smooth frame is a flat's, as a share of the range above the dark level.</summary>
    private const double LeastFlatShare = 0.12;

    /// <summary>Between this and a flat's level lies the sky.</summary>
    private const double LeastSkyShare = 0.015;

    /// <summary>A cooled sensor's dark lies within this of the level of no light.</summary>
    private const double MostDarkShare = 0.004;

    /// <summary>Below this any camera's frame is dim where the level of no light isn't known.</summary>
    private const double MostDimShare = 0.05;

    public static void AddTo(IReadOnlyList<Candidate> candidates)
    {
        var clues = new List<(Candidate Candidate, TypeClue Clue)>();
        foreach (var group in candidates.Where(candidate => candidate.Pixels is not null).GroupBy(Settings))
        {
            double? dark = DarkLevel([.. group]);
            clues.AddRange(group.Select(candidate => (candidate, Of(candidate, dark))).Where(pair => pair.Item2 is not null)!);
        }

        foreach (var (candidate, clue) in clues) candidate.Add(clue);
    }

    private static object Settings(Candidate candidate)
    {
        var (info, capture) = (candidate.Info, candidate.Info.Capture);
        return (info.Camera, info.Width, info.Height, info.PlaneCount, info.Iso, capture.Gain, capture.Offset, capture.BinningX,
            info.SampleType == SampleType.Float32, info.BlackSubtracted);
    }

    /// <summary>The level of no light, ADU: of frames that are named dark, else the lowest where others are much brighter.</summary>
    private static double? DarkLevel(IReadOnlyList<Candidate> group)
    {
        var named = group.Where(candidate => candidate.IsSure && candidate.Type is not (FrameType.Light or FrameType.Flat)).ToList();
        if (named.Count > 0) return named.Min(candidate => candidate.Pixels!.LevelAdu);
        var smooth = group.Where(candidate => !candidate.Pixels!.HasDetail).ToList();
        if (smooth.Count == 0) return null;
        double lowest = smooth.Min(candidate => candidate.Pixels!.LevelAdu), highest = group.Max(candidate => candidate.Pixels!.LevelAdu);
        return highest - lowest > LeastSkyShare * group[0].Info.SaturationAdu ? lowest : null;
    }

    private static TypeClue? Of(Candidate candidate, double? darkLevel)
    {
        var (info, pixels) = (candidate.Info, candidate.Pixels!);
        if (pixels.HasDetail) return new TypeClue("stars or a scene in its pixels", TypeWeights.Detail);
        double? share = info.HasBlackLevel || info.BlackSubtracted ? pixels.LevelShare
            : darkLevel is { } dark ? (pixels.LevelAdu - dark) / Math.Max(1e-9, info.SaturationAdu - dark) : null;
        string percent = (100 * (share ?? pixels.LevelShare)).ToString("0.#", CultureInfo.InvariantCulture);
        return (share ?? pixels.LevelShare) switch
        {
            >= LeastFlatShare => new TypeClue($"smooth and bright ({percent} % of the range)", TypeWeights.BrightAndSmooth),
            >= LeastSkyShare when share is not null =>
                new TypeClue($"above the dark level ({percent} % of the range)", TypeWeights.AboveDark),
            <= MostDarkShare when share is not null => new TypeClue("at the dark level, without stars", TypeWeights.AtDark),
            <= MostDimShare when share is null => new TypeClue($"dim and without stars ({percent} % of the range)", TypeWeights.Dim),
            _ => null,
        };
    }
}
