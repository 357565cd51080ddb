using AstroStacker.Colour;
using AstroStacker.Pipeline.Checks;

namespace AstroStacker.Pipeline;

/// <summary>The plain sentences of a run, and what became of each frame.</summary>
internal static class StackNotes
{
    public static IReadOnlyList<string> Of(
        StackPlan plan, IReadOnlyList<AlignedLight> aligned, IReadOnlyList<string> earlierNotes, ColourConversion colour,
        StackTargets targets)
    {
        var used = aligned.Where(frame => frame.Refusal is null).ToList();
        var notes = new List<string>(earlierNotes) { $"Colours of the result: {colour.Description}." };
        foreach (var group in used.SelectMany(frame => frame.Surveyed.Light.Info!.Warnings).GroupBy(text => text))
            notes.Add(group.Count() == used.Count ? $"All frames: {group.Key}" : $"{Frames(group.Count())}: {group.Key}");
        int reduced = used.Count(frame => frame.Surveyed.Light.Info!.LongExposureNoiseReduction);
        if (reduced > 0 && plan.Masters.Any(master => master.Role is "dark" or "bias"))
            notes.Add($"Dark-subtracted in the camera (long-exposure noise reduction): {Frames(reduced)}. No dark is taken off them.");
        if (plan is { RawMosaic: true, Masters.Count: > 0 } && targets.Formats.FirstOrDefault(format => format.CutsNegatives) is { } cut)
            notes.Add($"The {cut.Extension} cuts samples below 0, which a calibrated mosaic has: a master is better kept as tiff or fits.");
        float fileLevel = used[0].Surveyed.Light.Info!.SaturationAdu;
        if (!plan.RawMosaic && plan.SaturationAdu < fileLevel)
            notes.Add($"The frames clip at {plan.SaturationAdu} ADU, below the {fileLevel} of their files: that level is 1.");
        notes.AddRange(SaturatedLights.Notes([.. used.Select(frame => frame.Surveyed.Survey!)], plan.SaturationAdu));
        AddNamed(notes, "Less than half of the clear frames' starlight comes through",
            used.Where(frame => frame.Quality?.IsClouded == true));
        var trails = plan.Layers[0].Frames.Where(frame => frame.Trails.Count > 0).Select(frame => frame.Frame).ToHashSet();
        AddNamed(notes, "A trail (satellite or aeroplane) was left out whole of",
            used.Where(frame => trails.Contains(frame.Surveyed.Light.Number)));
        AddNamed(notes, "A trail (satellite, aeroplane or meteor) crosses",
            used.Where(frame => frame.Surveyed.Survey!.HasTrail && !trails.Contains(frame.Surveyed.Light.Number)));
        return notes;
    }

    private static string Frames(int count) => count == 1 ? "1 frame" : $"{count} frames";

    private static void AddNamed(List<string> notes, string title, IEnumerable<AlignedLight> frames)
    {
        const int mostNames = 5;
        string[] names = [.. frames.Select(frame => Path.GetFileName(frame.Surveyed.Light.Path))];
        string more = names.Length > mostNames ? $" and {names.Length - mostNames} more" : "";
        if (names.Length > 0) notes.Add($"{title}: {string.Join(", ", names.Take(mostNames))}{more}.");
    }

    /// <summary>What was decided for each frame, for --debug 1.</summary>
    public static void Debug(IReadOnlyList<AlignedLight> aligned, StackClock clock)
    {
        foreach (var frame in aligned)
        {
            string decision = frame.Refusal is { } refusal ? $"skipped: {refusal}"
                : frame.Measure is { } measure ? string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{measure.Model} by {frame.Alignment}, {measure.Pairs} pairs, rms {measure.RmsPixels:0.000} px")
                    + (frame.Quality is { } quality ? string.Create(
                        System.Globalization.CultureInfo.InvariantCulture, $", quality {quality.Score:0.000}") : "")
                : $"{frame.Alignment}";
            clock.Debug("register", $"{frame.Surveyed.Light.Path}: {frame.Surveyed.Survey?.Stars.Count ?? 0} stars; {decision}");
        }
    }

    /// <summary>One outcome a frame, with its place in the plan where it was used.</summary>
    public static IReadOnlyList<FrameOutcome> Outcomes(IReadOnlyList<AlignedLight> aligned, StackPlan plan)
    {
        var plans = plan.Layers[0].Frames.ToDictionary(frame => frame.Frame);
        return [.. aligned.Select(frame => frame.Refusal is null
            ? frame.Outcome with { Plan = plans[frame.Surveyed.Light.Number] }
            : frame.Outcome)];
    }
}
