using AstroStacker.Imaging;
using AstroStacker.Pipeline.Masters;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>What to say of the flat that was chosen for lights, and of flats themselves.</summary>
internal static class FlatSentences
{
    /// <summary>Hours between lights and flats that are worth no word: the morning or evening after.</summary>
    private const double MostHours = 36;

    /// <param name="group">Lights and their flat.</param>
    /// <param name="flats">All of the folder.</param>
    /// <param name="filters">How many filters this camera's lights were taken through.</param>
    public static IEnumerable<string> Of(GroupDraft group, IReadOnlyList<FrameSet> flats, int filters)
    {
        if (group.Flat is { } flat) return OfFlat(group, flat);
        if (group.UnusableFlat is not null)
        {
            return ["The flats can't be used: nothing tells their own bias level, and with it in they would leave a gradient. "
                + "Take biases, or dark-flats as long as the flats."];
        }

        var against = flats.Select(flat => FlatMatch.Against(flat, group.Lights, filters)).OfType<Difference>().ToList();
        if (against.All(difference => difference.IsOfOtherCamera))
            return [$"There are no flats{(flats.Count > 0 ? " of this camera" : "")}: vignetting and dust stay in the picture."];
        var nearest = against.MaxBy(difference => difference.Nearness);
        return [$"No flat fits: the nearest have {nearest.Theirs}, the lights {nearest.Ours}; vignetting and dust stay in the picture."];
    }

    /// <summary>What the master's own notes say.</summary>
    public static IEnumerable<string> OfBias(FrameSet flat, FlatBias bias)
    {
        switch (bias.Level)
        {
            case FlatLevel.Off:
                return SirilFlat.IsTakenAsCalibrated(flat.First) ? [SirilFlat.Sentence(flat.First)] : [];
            case FlatLevel.OtherDark when bias.Master!.ExposureSeconds is { } own && flat.ExposureSeconds is { } wanted:
                return [$"Dark-flats are {Words.Seconds(own)}, flats {Words.Seconds(wanted)}: subtracted as they are."];
            case FlatLevel.OtherDark:
                return ["Flats or dark-flats don't say their exposure: they are taken to belong together."];
            case FlatLevel.File:
                return ["There is no dark-flat and no bias for these flats: the black level of their files is subtracted."];
            case FlatLevel.OfLights:
                return ["There is no dark-flat and no bias for these flats: the level of what is subtracted from the lights is taken."];
            default:
                return bias.Master is { } master && master.Settings.IsGainUnsure(flat.Settings)
                    ? [DarkSentences.UnsureGain(Words.Many(master.Type), master, "flats", flat)]
                    : [];
        }
    }

    private static IEnumerable<string> OfFlat(GroupDraft group, FrameSet flat)
    {
        var lights = group.Lights;
        if (flat.HoursFrom(lights) > MostHours)
            yield return $"Flats are of {Dates(flat)}, lights of {Dates(lights)}: the nearest there are. Dust may have moved.";
        if (flat.Settings.From(lights.Settings) is { } other)
            yield return $"Flats have {other.Theirs}, lights {other.Ours}: the shape of a flat does not hang on it.";
        if (FlatMatch.IsFilterUnsure(flat, lights))
        {
            yield return flat.Filter is null
                ? $"The flats don't name their filter, the lights {lights.Filter}: taken to be the same."
                : $"The lights don't name their filter, the flats {flat.Filter}: taken to be the same.";
        }

        if (flat.Camera.Model is null != lights.Camera.Model is null)
            yield return "Flats or lights don't say their camera: they are taken to be of one.";
        if (flat.IsReady) yield return $"The flat is a ready master from the folder ({Path.GetFileName(flat.First.Path)}).";
    }

    private static string Dates(FrameSet frames) => frames.Nights.Count <= 3
        ? Words.List([.. frames.Nights.Select(Words.Date)])
        : $"{Words.Date(frames.Nights[0])} to {Words.Date(frames.Nights[^1])}";
}
