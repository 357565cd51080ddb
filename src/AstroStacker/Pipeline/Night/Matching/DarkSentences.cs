using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>What to say of the dark and bias that were chosen for lights: every compromise, and what would end it.</summary>
internal static class DarkSentences
{
    /// <param name="lights">Lights that are calibrated alike.</param>
    /// <param name="choice">What is subtracted from them.</param>
    /// <param name="darks">All of the folder.</param>
    public static IEnumerable<string> Of(FrameSet lights, DarkChoice choice, IReadOnlyList<FrameSet> darks)
    {
        if (lights.First.LongExposureNoiseReduction)
            return ["The camera took its own darks (long-exposure noise reduction): none is subtracted."];
        if (lights.First.BlackSubtracted) return ["These lights say that their dark or bias is off already: none is subtracted."];
        return choice.Dark is { } dark ? OfDark(lights, dark, choice) : [Without(lights, choice, darks)];
    }

    private static IEnumerable<string> OfDark(FrameSet lights, FrameSet dark, DarkChoice choice)
    {
        if (dark.ExposureSeconds is null && lights.ExposureSeconds is { } unknown)
            yield return $"The dark doesn't say its exposure: it is taken to be the lights' {Words.Seconds(unknown)}.";
        if (dark.ExposureSeconds is { } known && lights.ExposureSeconds is null)
            yield return $"The lights don't say their exposure: it is taken to be the darks' {Words.Seconds(known)}.";
        if (dark.ExposureSeconds is { } own && lights.ExposureSeconds is { } wanted && !FrameSets.IsSameExposure(own, wanted))
            yield return OtherExposure(lights, own, wanted, choice);
        if (DarkMatch.Warmer(dark, lights) is { } warmer && Math.Abs(warmer) > DarkMatch.SameTemperature)
            yield return OtherTemperature(lights, dark, warmer);
        if (dark.Settings.IsGainUnsure(lights.Settings)) yield return UnsureGain("darks", dark, "lights", lights);
        if (dark.Camera.Model is null != lights.Camera.Model is null)
            yield return "Darks or lights don't say their camera: they are taken to be of one.";
        if (dark.First.BlackSubtracted && choice.Bias is null && !lights.KnowsBlack)
            yield return "The dark says that its bias is off, and there is no bias: the lights' bias level stays in. Take biases.";
        if (dark.IsReady) yield return $"The dark is a ready master from the folder ({Path.GetFileName(dark.First.Path)}).";
    }

    private static string OtherExposure(FrameSet lights, double own, double wanted, DarkChoice choice)
    {
        string both = $"Darks are {Words.Seconds(own)}, lights {Words.Seconds(wanted)}: ";
        if (choice.Scale) return $"{both}scaled by the bias-subtracted ratio (x {Words.Number(Math.Round(wanted / own, 3))}).";
        string effect = own > wanted
            ? "subtracted as they are, which takes too much off warm pixels"
            : "subtracted as they are, which leaves some of the warm pixels' glow";
        string why = !SensorKind.DarksScale(lights.First) ? "only darks of CCDs are scaled"
            : choice.Bias is null ? "scaling needs a bias" : "scaled to 1.5 x at most";
        return $"{both}{effect} ({why}). {Take(lights)}";
    }

    private static string OtherTemperature(FrameSet lights, FrameSet dark, double warmer)
    {
        string both = $"Darks were taken at {Words.Degrees(dark.TemperatureCelsius!.Value)}, lights at "
            + Words.Degrees(lights.TemperatureCelsius!.Value);
        if (Math.Abs(warmer) <= DarkMatch.MostTemperature) return $"{both}: the nearest there are.";
        string factor = Words.Number(Math.Round(Math.Pow(2, Math.Abs(warmer) / 6), 1));
        return $"{both}: dark current is about {factor} x {(warmer > 0 ? "too strong" : "too weak")} in them, and hot pixels will "
            + $"{(warmer > 0 ? "leave holes" : "shine through")} where they aren't replaced. {Take(lights)}";
    }

    private static string Without(FrameSet lights, DarkChoice choice, IReadOnlyList<FrameSet> darks)
    {
        string instead = Instead(lights, choice.Bias);
        if (choice.Declined is { } declined) return $"{WhyDeclined(lights, declined)}: {instead}. {Take(lights)}";
        var against = darks.Select(dark => BiasMatch.Against(dark, lights)).OfType<Difference>().ToList();
        if (against.Any(difference => !difference.IsOfOtherCamera))
        {
            var nearest = against.MaxBy(difference => difference.Nearness);
            return $"No dark fits: the nearest have {nearest.Theirs}, the lights {nearest.Ours}; {instead}. {Take(lights)}";
        }

        return SensorKind.IsSmartTelescope(lights.First)
            ? "The telescope may have subtracted darks of its own: the map of defects comes from the lights."
            : $"There are no darks{(darks.Count > 0 ? " of this camera" : "")}: {instead}; hot pixels are found from the lights.";
    }

    private static string WhyDeclined(FrameSet lights, FrameSet declined)
    {
        if (DarkMatch.Warmer(declined, lights) is > DarkMatch.MostTemperature)
        {
            return $"Darks were taken at {Words.Degrees(declined.TemperatureCelsius!.Value)}, lights at "
                + $"{Words.Degrees(lights.TemperatureCelsius!.Value)}, too warm to do good";
        }

        return $"Darks are {Words.Seconds(declined.ExposureSeconds ?? 0)}, lights {Words.Seconds(lights.ExposureSeconds ?? 0)}, "
            + "more than twice apart";
    }

    private static string Instead(FrameSet lights, FrameSet? bias)
    {
        if (bias is not null) return "the bias alone is subtracted";
        return lights.KnowsBlack ? "the black level of the files is subtracted" : "nothing tells the bias level, so it stays in";
    }

    /// <summary>"The darks don't name their gain, the lights have gain 100: ..."</summary>
    public static string UnsureGain(string theirName, FrameSet masters, string ourName, FrameSet frames)
    {
        string? known = frames.Settings.GainText;
        return known is not null
            ? $"The {theirName} don't say their gain as the {ourName} do ({known}): taken to be the same."
            : $"The {ourName} don't say their gain as the {theirName} do ({masters.Settings.GainText}): taken to be the same.";
    }

    /// <summary>"Take darks of 120 s with gain 100 at -10 C."</summary>
    private static string Take(FrameSet lights)
    {
        string exposure = lights.ExposureSeconds is { } seconds ? $" of {Words.Seconds(seconds)}" : " as long as the lights";
        string gain = lights.Settings.GainText is { } text ? $" with {text}" : "";
        string temperature = lights.TemperatureCelsius is { } celsius ? $" at {Words.Degrees(celsius)}" : "";
        return $"Take {Words.Many(FrameType.Dark)}{exposure}{gain}{temperature}.";
    }
}
