using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night.Matching;

namespace AstroStacker.Pipeline.Checks;

/// <summary>What of a master differs from the frames that it calibrates, and may.</summary>
internal static class MasterNotes
{
    /// <summary>Degrees C: dark current doubles about every 6.</summary>
    public const double MostDegrees = 5;

    /// <summary>Share by which exposures of lights and darks may differ unsaid: shutters and clocks round.</summary>
    private const double MostExposureMismatch = 0.05;

    /// <summary>The same for flats and their darks: both are short.</summary>
    private const double MostFlatMismatch = 0.1;

    public static void Add(
        List<string> notes, IReadOnlyList<FrameInfo> lights, MasterHeader? dark, MasterHeader? flat, MasterHeader? darkFlat)
    {
        if (dark is not null) notes.AddRange(OfDark(dark, lights).Except(notes));
        if (flat is not null) notes.AddRange(OfFlat(flat, lights, darkFlat).Except(notes));
    }

    private static IEnumerable<string> OfDark(MasterHeader dark, IReadOnlyList<FrameInfo> lights)
    {
        var exposed = lights.Where(light => !light.LongExposureNoiseReduction && !light.BlackSubtracted).ToList();
        if (Median(dark.Frames.Select(FrameSet.TemperatureOf)) is { } own && Median(exposed.Select(FrameSet.TemperatureOf)) is { } theirs
            && Math.Abs(own - theirs) > MostDegrees)
        {
            string amount = own > theirs ? "much" : "little";
            yield return $"{dark.Name} {dark.Was} taken at {Words.Degrees(own)}, the lights at {Words.Degrees(theirs)}: dark current "
                + $"doubles about every 6 C, so that too {amount} is taken off. Take darks as warm as the lights.";
        }

        if (dark.First.ExposureSeconds is not { } seconds || exposed.Count == 0) yield break;
        // Of the first light's exposure the summary speaks where it tells what became of the dark.
        var others = exposed.Where(light => light.ExposureSeconds is { } its && IsOther(its, seconds, MostExposureMismatch)
            && IsOther(its, exposed[0].ExposureSeconds ?? seconds, MostExposureMismatch));
        foreach (var alike in others.GroupBy(light => light.ExposureSeconds!.Value))
        {
            yield return $"{alike.Count()} of the {lights.Count} lights were exposed for {Words.Seconds(alike.Key)}, {dark.Name} for "
                + $"{Words.Seconds(seconds)}: warm pixels stay in them. astro-stacker night gives each exposure its own dark.";
        }
    }

    private static IEnumerable<string> OfFlat(MasterHeader flat, IReadOnlyList<FrameInfo> lights, MasterHeader? darkFlat)
    {
        var first = lights[0];
        var settings = SensorDifferences.OfSettings(flat.First, first).ToList();
        if (settings.Count > 0)
        {
            yield return $"{flat.Name} {flat.Has} {SensorDifferences.Text(settings, its => its.One)}, the lights "
                + $"{SensorDifferences.Text(settings, its => its.Other)}: the shape of a flat does not hang on it.";
        }

        if (flat.First.Filter?.Trim() is { Length: > 0 } filter && first.Filter?.Trim() is { Length: > 0 } lightsFilter
            && !filter.Equals(lightsFilter, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{flat.Name} {flat.Has} the filter {filter}, the lights {lightsFilter}: "
                + "vignetting and dust may differ. Take flats through each filter.";
        }

        foreach (string note in OfDarkFlat(darkFlat, flat)) yield return note;
    }

    /// <summary>A dark-flat of another exposure than the flats'.</summary>
    public static IEnumerable<string> OfDarkFlat(MasterHeader? darkFlat, MasterHeader flat)
    {
        if (darkFlat?.First.ExposureSeconds is { } dark && flat.First.ExposureSeconds is { } seconds
            && IsOther(dark, seconds, MostFlatMismatch))
            yield return $"Dark-flats are {Words.Seconds(dark)}, flats {Words.Seconds(seconds)}: subtracted as they are.";
    }

    /// <summary>A bias of other settings than the flats'.</summary>
    public static IEnumerable<string> OfFlatBias(MasterHeader bias, MasterHeader flat)
    {
        var settings = SensorDifferences.OfSettings(bias.First, flat.First).ToList();
        if (settings.Count > 0)
        {
            yield return $"{bias.Name} {bias.Has} {SensorDifferences.Text(settings, its => its.One)}, the flats "
                + $"{SensorDifferences.Text(settings, its => its.Other)}: its level is taken to be theirs. Dark-flats would be surer.";
        }
    }

    private static bool IsOther(double one, double other, double share) => Math.Abs(one - other) > share * Math.Max(one, other);

    private static double? Median(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>().Order()];
        return known.Length == 0 ? null : known[known.Length / 2];
    }
}
