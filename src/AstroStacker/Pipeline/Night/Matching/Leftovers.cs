using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Why calibration frames take no part.</summary>
/// <param name="groups">All groups of lights, with the names of their stacks.</param>
/// <param name="sets">All masters that could be made.</param>
internal sealed class Leftovers(IReadOnlyList<(string Stack, GroupDraft Draft)> groups, CalibrationSets sets)
{
    /// <summary>A plain clause that fits each frame of a set that is not used.</summary>
    public string Reason(FrameSet set)
    {
        string what = $"is {(set.IsReady ? "a ready master " : "a ")}{Words.One(set.Type)}";
        if (groups.Count == 0) return $"{what}, the only one of its kind: one frame makes no master, but it serves beside lights";
        if (set.Type == FrameType.DarkFlat) return what + OfFlats(set);
        var obstacles = groups.Select(group => (group.Stack, Difference: Against(set, group.Draft.Lights))).ToList();
        if (obstacles.All(obstacle => obstacle.Difference is not null))
        {
            var (stack, difference) = obstacles.MaxBy(obstacle => obstacle.Difference!.Value.Nearness);
            if (difference!.Value.IsOfOtherCamera) return $"{what} of another camera than any lights ({difference.Value.Theirs})";
            return $"{what} with {difference.Value.Theirs}; the nearest lights ({stack}) have {difference.Value.Ours}";
        }

        return what + Unchosen(set, groups[obstacles.FindIndex(obstacle => obstacle.Difference is null)]);
    }

    /// <summary>For a frame that can't serve at all.</summary>
    public static string Unusable(SortedFrame frame) =>
        $"is a {Words.One(frame.Type)} as an 8-bit or colour picture, of no use for a master";

    private Difference? Against(FrameSet set, FrameSet lights) =>
        set.Type == FrameType.Flat ? FlatMatch.Against(set, lights, sets.FiltersOf(lights)) : BiasMatch.Against(set, lights);

    /// <summary>It fits lights, but others serve them better.</summary>
    private static string Unchosen(FrameSet set, (string Stack, GroupDraft Draft) nearest)
    {
        var (stack, draft) = nearest;
        var chosen = set.Type switch
        {
            FrameType.Dark => draft.Dark.Dark,
            FrameType.Flat => draft.Flat,
            _ => draft.Dark.Bias,
        };
        if (draft.Lights.NeedsNoDark && set.Type != FrameType.Flat) return "; the lights have theirs subtracted already";
        if (chosen is { IsReady: false } && set.IsReady) return "; the frames in the folder are used instead";
        if (set.Type == FrameType.Flat)
            return chosen is null ? "; nothing tells its own bias level" : $"{OfNight(set)}; others are nearer to the lights";
        if (set.Type == FrameType.Bias) return "; another fits better";
        string own = OfDark(set), wanted = OfDark(draft.Lights);
        return own == wanted ? $"{own}; others fit the lights of {stack} better" : $"{own}; the lights of {stack} are{wanted}";
    }

    private static string OfNight(FrameSet set) => set.Nights.Count > 0 ? $" of {Words.Date(set.Nights[0])}" : "";

    private static string OfDark(FrameSet set)
    {
        string exposure = set.ExposureSeconds is { } seconds ? $" of {Words.Seconds(seconds)}" : " of unknown exposure";
        return set.TemperatureCelsius is { } celsius ? $"{exposure} at {Words.Degrees(celsius)}" : exposure;
    }

    private string OfFlats(FrameSet set)
    {
        if (sets.Flats.Count == 0) return "; there are no flats";
        var against = sets.Flats.Select(flat => BiasMatch.Against(set, flat)).ToList();
        if (against.All(difference => difference is not null))
        {
            var nearest = against.MaxBy(difference => difference!.Value.Nearness)!.Value;
            return $" with {nearest.Theirs}; the nearest flats have {nearest.Ours}";
        }

        return set.ExposureSeconds is { } seconds ? $" of {Words.Seconds(seconds)}; no flats that are used want it"
            : "; no flats that are used want it";
    }
}
