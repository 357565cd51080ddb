using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>The level at which the sensor clips: the lower of the file's and the pile-up seen in the lights.</summary>
public static class SaturationLevel
{
    /// <summary>So many samples at just the highest level seen are a pile-up.</summary>
    private const int FewestPiledUp = 16;

    /// <summary>Below this share of the file's range a common highest level is the noise's tail, not clipping.</summary>
    private const double LowestShare = 0.25;

    /// <summary>One level in ADU for all frames of a run.</summary>
    public static float OfGroup(IEnumerable<FrameSurvey> surveys)
    {
        float level = float.MaxValue;
        foreach (var survey in surveys)
        {
            var info = survey.Info;
            level = Math.Min(level, info.SaturationAdu);
            double black = info.Black.MeanAdu;
            // A developed picture has few levels: many samples share any of them, clipped or not.
            bool piledUp = !info.DecodedThroughCurve && survey.HighestCount >= FewestPiledUp
                && survey.HighestAdu - black >= LowestShare * (info.SaturationAdu - black);
            if (piledUp) level = Math.Min(level, survey.HighestAdu);
        }

        return level;
    }
}
