using AstroStacker.Formats;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>
/// Looks at the samples of frames that must be decoded whole for it, where names and exposures left a doubt that samples can
/// settle. Of a run of alike frames every eighth is looked at, and all between two that differ.
/// </summary>
internal static class DoubtfulPixels
{
    private const int Step = 8;

    // Levels of one run of lights drift with the sky.
    private const double MostLevelRatio = 2;

    public static void Look(IReadOnlyList<Candidate> candidates, int threads, CancellationToken stop)
    {
        var runs = candidates.Where(candidate => candidate.Pixels is null && IsDoubtful(candidate))
            .GroupBy(candidate => (candidate.File.Folder, candidate.Info.ExposureSeconds, candidate.Info.Iso, candidate.Info.Width,
                candidate.Info.Height, candidate.Type))
            .Select(run => run.ToArray()).ToList();
        Open(runs.SelectMany(run => run.Where((_, i) => i % Step == 0 || i == run.Length - 1)), threads, stop);
        Open(runs.SelectMany(Unlike), threads, stop);
        foreach (var run in runs)
            for (int i = 1; i < run.Length; i++)
                if (run[i].Refusal is null) run[i].Pixels ??= run[i - 1].Pixels;
    }

    // Which of the frames without light it is, samples can't tell.
    private static bool IsDoubtful(Candidate candidate)
    {
        var odds = candidate.Odds;
        double light = odds.Probability(FrameType.Light), flat = odds.Probability(FrameType.Flat);
        return Math.Max(1 - light - flat, Math.Max(light, flat)) < TypeWeights.Sure;
    }

    private static IEnumerable<Candidate> Unlike(Candidate[] run)
    {
        int last = 0;
        for (int i = 1; i < run.Length; i++)
        {
            if (i % Step != 0 && i != run.Length - 1) continue;
            if (!AreAlike(run[last].Pixels, run[i].Pixels))
                for (int between = last + 1; between < i; between++) yield return run[between];
            last = i;
        }
    }

    private static bool AreAlike(PixelSample? a, PixelSample? b)
    {
        if (a is null || b is null || a.HasDetail != b.HasDetail) return false;
        double floor = 0.01 + Math.Min(a.LevelShare, b.LevelShare);
        return Math.Abs(a.LevelShare - b.LevelShare) <= (MostLevelRatio - 1) * floor;
    }

    private static void Open(IEnumerable<Candidate> candidates, int threads, CancellationToken stop)
    {
        var wanted = candidates.Where(candidate => candidate.Pixels is null && candidate.Refusal is null).ToList();
        Rows.ForEach(wanted.Count, threads, stop, i =>
        {
            var candidate = wanted[i];
            try
            {
                using var reader = FrameFormats.Open(candidate.File.FullPath);
                candidate.Pixels = PixelProbe.Look(reader, stop);
            }
            catch (FrameException error)
            {
                candidate.Lose(error.Problem);
            }
        });
    }
}
