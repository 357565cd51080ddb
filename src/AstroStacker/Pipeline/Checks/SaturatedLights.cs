using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Checks;

/// <summary>Says where lights hold more light than the sensor could take, by what their survey measured.</summary>
internal static class SaturatedLights
{
    /// <summary>Of a light's samples: stars alone saturate some thousandths at most.</summary>
    public const double NotableShare = 0.01;

    /// <summary>Of a light's stars: the brightest few always are.</summary>
    public const double MostStars = 0.9;

    /// <summary>Fewer stars tell nothing of the exposure.</summary>
    private const int FewestStars = 10;

    /// <summary>Peaks so near to the level count as cut off: the flat moves them a little.</summary>
    private const double NearLevel = 0.95;

    /// <summary>Plain sentences; none for lights that are exposed well.</summary>
    /// <param name="surveys">Of the lights that are used.</param>
    /// <param name="saturationAdu">The level at which they clip.</param>
    public static IEnumerable<string> Notes(IReadOnlyList<FrameSurvey> surveys, float saturationAdu)
    {
        var burnt = surveys.Select(survey => (Survey: survey, Share: ShareOf(survey, saturationAdu)))
            .Where(light => light.Share >= NotableShare).ToList();
        if (burnt.Count > 0)
        {
            var (most, share) = burnt.MaxBy(light => light.Share);
            yield return FormattableString.Invariant(
                $"Saturated are {100 * NotableShare:0} % or more of the samples of {burnt.Count} of the {surveys.Count} frames ")
                + FormattableString.Invariant($"({Path.GetFileName(most.Info.Path)}: {100 * share:0.0} %): what they show there is lost. ")
                + "Expose for less time, or with less gain.";
        }

        var bloated = surveys.Select(survey => (Survey: survey, Count: StarsOf(survey, saturationAdu)))
            .Where(light => light.Survey.Stars.Count >= FewestStars && light.Count >= MostStars * light.Survey.Stars.Count).ToList();
        if (bloated.Count == 0) yield break;
        var (first, count) = bloated[0];
        yield return $"The cores of nearly all measured stars are saturated in {bloated.Count} of the {surveys.Count} frames "
            + $"({Path.GetFileName(first.Info.Path)}: {count} of {first.Stars.Count}): their colours and brightness are lost. "
            + "Expose for less time, or with less gain.";
    }

    /// <summary>Where a sensor clips below the level its file names, only the pile-up at its highest level tells.</summary>
    private static double ShareOf(FrameSurvey survey, float saturationAdu)
    {
        var info = survey.Info;
        double piledUp = survey.HighestAdu >= saturationAdu ? survey.HighestCount : 0;
        return Math.Max(survey.SaturatedShare, piledUp / (info.VisibleArea.Area * info.PlaneCount));
    }

    private static int StarsOf(FrameSurvey survey, float saturationAdu)
    {
        var info = survey.Info;
        double black = info.Black.MeanAdu;
        double level = NearLevel * (saturationAdu - black) / (info.SaturationAdu - black);
        double sky = survey.Planes.Count == 0 ? 0 : survey.Planes.Average(plane => plane.Background);
        return survey.Stars.Count(star => star.Saturated || (saturationAdu < info.SaturationAdu && star.Peak + sky >= level));
    }
}
