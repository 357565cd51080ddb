namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>The dark that belongs to lights: of the same camera, gain and offset, then by exposure, then by temperature.</summary>
internal static class DarkMatch
{
    /// <summary>Degrees C that make no difference worth a word.</summary>
    public const double SameTemperature = 2;

    /// <summary>
    /// Degrees C: dark current doubles about every 6, so that a dark that is warmer by more leaves as much behind as the
    /// bias alone does, with the sign turned.
    /// </summary>
    public const double MostTemperature = 5;

    /// <summary>Lights' exposure over the dark's: beyond it the scaled dark's noise would rule the picture.</summary>
    private const double MostScale = 1.5;

    /// <summary>By the same reasoning as for temperatures: a dark of twice the exposure leaves as much as none.</summary>
    private const double MostRatio = 2;

    /// <summary>How well a dark's exposure fits; the best first.</summary>
    private enum Fit
    {
        Same,
        Unknown,
        Scalable,
        WithinTwo,
        Shorter,
        Longer,
    }

    public static DarkChoice Choose(FrameSet lights, IReadOnlyList<FrameSet> darks, FrameSet? bias)
    {
        if (lights.NeedsNoDark) return new DarkChoice(null, null, false, null);
        var ranked = darks.Where(dark => BiasMatch.Against(dark, lights) is null)
            .OrderBy(dark => FitOf(dark, lights, bias))
            .ThenBy(dark => TemperatureStep(dark, lights))
            .ThenBy(dark => dark.IsReady)
            .ThenBy(dark => dark.Settings.IsGainUnsure(lights.Settings))
            .ThenBy(dark => Math.Abs(LogRatio(dark, lights)))
            .ThenBy(dark => Nearness.OfTemperatures(dark, lights))
            .ThenBy(dark => Nearness.OfNights(dark, lights))
            .ThenByDescending(dark => Nearness.OfFolders(dark, lights))
            .ThenByDescending(dark => dark.Frames.Count)
            .ThenBy(dark => dark.First.Path, NaturalOrder.Instance)
            .ToList();
        var dark = ranked.FirstOrDefault(dark => DoesGood(dark, lights, bias));
        return new DarkChoice(
            dark, bias, dark is not null && FitOf(dark, lights, bias) == Fit.Scalable, dark is null ? ranked.FirstOrDefault() : null);
    }

    /// <summary>Dark's minus lights' temperature; null where either is unknown.</summary>
    public static double? Warmer(FrameSet dark, FrameSet lights) => dark.TemperatureCelsius - lights.TemperatureCelsius;

    private static bool DoesGood(FrameSet dark, FrameSet lights, FrameSet? bias)
    {
        bool bodyTemperature = lights.KnowsBlack;
        if (bias is not null && !bodyTemperature && Warmer(dark, lights) > MostTemperature) return false;
        return FitOf(dark, lights, bias) switch
        {
            // A short dark is nearly a bias: better than nothing.
            Fit.Shorter => bias is null,
            // Too much dark current, but at least the bias level, where nothing else tells it.
            Fit.Longer => bias is null && !lights.KnowsBlack,
            _ => true,
        };
    }

    private static Fit FitOf(FrameSet dark, FrameSet lights, FrameSet? bias)
    {
        if (dark.ExposureSeconds is not { } own || lights.ExposureSeconds is not { } wanted) return Fit.Unknown;
        if (FrameSets.IsSameExposure(own, wanted)) return Fit.Same;
        if (bias is not null && SensorKind.DarksScale(lights.First) && wanted <= MostScale * own) return Fit.Scalable;
        if (own <= MostRatio * wanted && wanted <= MostRatio * own) return Fit.WithinTwo;
        return own < wanted ? Fit.Shorter : Fit.Longer;
    }

    private static int TemperatureStep(FrameSet dark, FrameSet lights) =>
        Math.Abs(Warmer(dark, lights) ?? 0) switch { <= SameTemperature => 0, <= MostTemperature => 1, _ => 2 };

    private static double LogRatio(FrameSet dark, FrameSet lights) =>
        dark.ExposureSeconds is > 0 and var own && lights.ExposureSeconds is > 0 and var wanted ? Math.Log(own / wanted) : 0;
}
