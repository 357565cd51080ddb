using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>Frames of one folder, exposure and size are mostly of one type: the sure ones speak for the doubtful.</summary>
internal static class CompanyClues
{
    private const int LeastSure = 3;
    private const double LeastShare = 0.9;

    /// <summary>What speaks for another type more than this isn't doubtful but different: darks among lights.</summary>
    private const double MostAgainst = 1;

    /// <summary>A header that names a type is never overruled by its neighbours.</summary>
    public static void AddTo(IReadOnlyList<Candidate> candidates)
    {
        var clues = new List<(Candidate Candidate, TypeClue Clue)>();
        foreach (var group in candidates.GroupBy(Company))
        {
            var sure = group.Where(candidate => candidate.IsSure).ToList();
            if (sure.Count < LeastSure || 2 * sure.Count < group.Count()) continue;
            var byType = sure.GroupBy(candidate => candidate.Type).OrderByDescending(type => type.Count()).ThenBy(type => type.Key).First();
            if (byType.Count() < LeastShare * sure.Count) continue;
            var clue = new TypeClue($"{byType.Count()} others of its folder and exposure", OnlyFor(byType.Key));
            clues.AddRange(group.Where(candidate => CanFollow(candidate, byType.Key)).Select(candidate => (candidate, clue)));
        }

        foreach (var (candidate, clue) in clues) candidate.Add(clue);
    }

    private static bool CanFollow(Candidate candidate, FrameType type) => !candidate.IsSure && candidate.Info.Capture.Type is null
        && candidate.Odds[type] >= candidate.Odds[candidate.Type] - MostAgainst;

    private static object Company(Candidate candidate)
    {
        var info = candidate.Info;
        return (candidate.File.Folder, info.ExposureSeconds, info.Width, info.Height, info.Camera, info.Iso, info.Capture.Gain);
    }

    private static TypeOdds OnlyFor(FrameType type) => type switch
    {
        FrameType.Light => new TypeOdds(Light: TypeWeights.Company),
        FrameType.Dark => new TypeOdds(Dark: TypeWeights.Company),
        FrameType.Flat => new TypeOdds(Flat: TypeWeights.Company),
        FrameType.Bias => new TypeOdds(Bias: TypeWeights.Company),
        _ => new TypeOdds(DarkFlat: TypeWeights.Company),
    };
}
