using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>Gathers the evidence for every frame's type: names first, then what frames say of each other.</summary>
internal static class TypeJudge
{
    public static void Weigh(IReadOnlyList<Candidate> candidates, int threads, CancellationToken stop)
    {
        foreach (var candidate in candidates)
            foreach (var clue in NameClues.Of(candidate.File, candidate.Info)) candidate.Add(clue);
        PixelClues.AddTo(candidates);
        ExposureClues.AddTo(candidates);
        var seen = candidates.Where(candidate => candidate.Pixels is not null).ToHashSet();
        DoubtfulPixels.Look(candidates, threads, stop);
        PixelClues.AddTo([.. candidates.Where(candidate => !seen.Contains(candidate))]);
        AddOnlyLights(candidates);
        CompanyClues.AddTo(candidates);
    }

    /// <summary>Where nothing at all hints at calibration frames, what could be light is light.</summary>
    private static void AddOnlyLights(IReadOnlyList<Candidate> candidates)
    {
        if (candidates.Any(candidate => candidate.Odds.Probability(FrameType.Light) < 0.2)) return;
        foreach (var candidate in candidates)
            candidate.Add("nothing in the folder speaks of calibration frames", TypeWeights.OnlyLights);
    }
}
