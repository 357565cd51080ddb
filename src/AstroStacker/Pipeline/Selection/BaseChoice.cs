using System.Globalization;
using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Registration;

namespace AstroStacker.Pipeline.Selection;

/// <summary>Which frame all others are aligned to.</summary>
internal static class BaseChoice
{
    /// <summary>Stars of a base: fewer can't be matched.</summary>
    public const int LeastStars = RegistrationRule.FewestStars;

    /// <summary>A first frame whose score is below this share of the median frame's stands behind clouds, or is blurred.</summary>
    private const double LeastScoreShare = 0.25;

    /// <summary>No star is placed better than this by its surroundings (air, blends), pixels.</summary>
    private const double FloorPixels = 0.02;

    /// <summary>
    /// The score of a base: how well its stars together tell a place, the sum of 1 / (error^2 + 0.02^2), times the square
    /// of minor over major axis. Many, bright, sharp and round stars on a dark sky score high.
    /// </summary>
    public static double Score(FrameSurvey survey)
    {
        double information = survey.Stars.Sum(star =>
            1 / ((double)star.PositionErrorPixels * star.PositionErrorPixels + FloorPixels * FloorPixels));
        return information * (1 - survey.Eccentricity * survey.Eccentricity);
    }

    /// <summary>The frame with the highest score, the earlier of equals.</summary>
    public static SurveyedLight Best(IReadOnlyList<SurveyedLight> usable) => usable.MaxBy(light => Score(light.Survey!))!;

    /// <summary>
    /// The first frame, or the best where the first shows too little; with the reason to tell the user, or null.
    /// </summary>
    public static (SurveyedLight Base, string? Reason) First(IReadOnlyList<SurveyedLight> usable)
    {
        var first = usable[0];
        var best = Best(usable);
        int stars = first.Survey!.Stars.Count;
        if (best == first || best.Survey!.Stars.Count < LeastStars) return (first, null);
        if (stars < LeastStars) return (best, $"it has {stars} stars, {LeastStars} are needed");
        double score = Score(first.Survey) / RobustStatistics.Median([.. usable.Select(light => Score(light.Survey!))]);
        return score >= LeastScoreShare ? (first, null) : (best, string.Create(
            CultureInfo.InvariantCulture,
            $"its stars place others with {score:0.000} of the median frame's strength, {LeastScoreShare} is needed"));
    }
}
