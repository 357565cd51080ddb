using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>Gathers the evidence for every frame's type: names first, then what frames say of each other.</summary>
internal static class TypeJudge
{
    // A folder of capped frames alone is none of lights.
    private const double MostDimShare = 0.05;

    // Some way below what nothing but the prior gives.
    private const double LeastLikelyLight = 0.2;

    /// <param name="candidates">All frames of the folder.</param>
    /// <param name="lookAtDoubtful">Looks at the samples of those that are doubtful still and weren't looked at.</param>
    public static void Weigh(IReadOnlyList<Candidate> candidates, Action<IReadOnlyList<Candidate>> lookAtDoubtful)
    {
        bool calibrationIsNamed = false;
        foreach (var candidate in candidates)
        {
            foreach (var clue in NameClues.Of(candidate.File, candidate.Info, candidate.Pixels?.HasDetail == true))
            {
                candidate.Add(clue);
                calibrationIsNamed |= clue.Odds.Best != FrameType.Light;
            }
        }

        PixelClues.AddTo(candidates);
        ExposureClues.AddTo(candidates);
        var seen = candidates.Where(candidate => candidate.Pixels is not null).ToHashSet();
        lookAtDoubtful(candidates);
        PixelClues.AddTo([.. candidates.Where(candidate => !seen.Contains(candidate))]);
        if (!calibrationIsNamed) AddOnlyLights(candidates);
        CompanyClues.AddTo(candidates);
    }

    /// <summary>Where no name and no sample hints at calibration frames, what light may have reached is a light.</summary>
    private static void AddOnlyLights(IReadOnlyList<Candidate> candidates)
    {
        if (candidates.Any(candidate => candidate.Odds.Probability(FrameType.Light) < LeastLikelyLight)) return;
        foreach (var candidate in candidates.Where(candidate => candidate.Pixels is not { HasDetail: false, LevelShare: < MostDimShare }))
            candidate.Add("nothing in the folder speaks of calibration frames", TypeWeights.OnlyLights);
    }
}
