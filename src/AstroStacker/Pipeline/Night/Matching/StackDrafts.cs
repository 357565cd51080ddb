using System.Globalization;
using AstroStacker.Pipeline.Night.Sorting;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Divides the lights of a target into pictures: by camera geometry, by panel, by filter.</summary>
internal static class StackDrafts
{
    /// <summary>In the order of their names.</summary>
    /// <param name="lights">By natural path.</param>
    /// <param name="unnamed">What a target is called that nothing names.</param>
    public static List<StackDraft> Of(IReadOnlyList<SortedFrame> lights, string unnamed)
    {
        var targets = TargetGroups.Of(lights);
        return
        [
            .. targets.SelectMany(target => OfTarget(target, BaseName(target, unnamed, targets.Count == 1)))
                .OrderBy(draft => draft.Name, NaturalOrder.Instance),
        ];
    }

    private static IEnumerable<StackDraft> OfTarget(TargetGroup target, string name)
    {
        var cameras = target.Lights.GroupBy(light => StackGeometry.Of(light.Info)).ToList();
        var labels = StackGeometry.Labels([.. cameras.Select(camera => camera.Key)]);
        string whose = target.Basis == TargetBasis.Assumed ? "These lights are of" : "This target was taken with";
        string[] apart = cameras.Count == 1 ? [] : [$"{whose} {cameras.Count} cameras or sizes: each is stacked apart."];
        foreach (var (camera, label) in cameras.Zip(labels))
        {
            foreach (var draft in OfCamera(target, [.. camera], label, name))
                yield return draft with { Notes = [.. apart, .. draft.Notes] };
        }
    }

    private static IEnumerable<StackDraft> OfCamera(
        TargetGroup target, IReadOnlyList<SortedFrame> lights, string? label, string name)
    {
        var panels = PanelsOf(target, lights);
        bool hasColour = lights[0].Info.Cfa is not null || lights[0].Info.PlaneCount > 1;
        var filters = lights.Select(light => FilterKey(light.Filter)).Distinct().ToList();
        bool namesFilter = !hasColour || filters.Count > 1;
        for (int panel = 0; panel < panels.Count; panel++)
        {
            int? number = panels.Count > 1 ? panel + 1 : null;
            foreach (var part in panels[panel].GroupBy(light => FilterKey(light.Filter)))
            {
                var frames = part.ToList();
                string? filter = frames[0].Filter?.Trim();
                string?[] parts = [name, number is null ? null : $"panel{number}", label, namesFilter ? filter : null];
                yield return new StackDraft(
                    target, number, filter, string.Join('-', parts.OfType<string>()), frames,
                        NotesOf(target, lights, panels.Count, filters, filter));
            }
        }
    }

    private static List<string> NotesOf(
        TargetGroup target, IReadOnlyList<SortedFrame> lights, int panels, List<string> filters, string? filter)
    {
        var notes = new List<string>();
        if (panels > 1)
        {
            notes.Add($"The telescope pointed at {panels} fields that share less than a third: each is a panel with a stack of its own.");
            if (lights.Any(light => light.Info.Capture.Pointing is null))
                notes.Add("Lights that don't say where the telescope pointed are taken to show the panel with the most lights.");
        }

        if (filters.Count > 1 && filter is null)
            notes.Add("These lights name no filter, and others of the target do: they are stacked apart. "
                + "Name the filter in header or folder.");
        if (target.Basis == TargetBasis.Assumed)
            notes.Add("Nothing names the target of these lights: they are taken to show one, and the stars will tell.");
        return notes;
    }

    /// <summary>Fields in the order of their first light; lights without a pointing go with the most others.</summary>
    private static List<List<SortedFrame>> PanelsOf(TargetGroup target, IReadOnlyList<SortedFrame> lights)
    {
        var pointed = lights.Where(light => light.Info.Capture.Pointing is not null).ToList();
        if (pointed.Count == 0 || target.Basis == TargetBasis.Pointing) return [[.. lights]];
        var panels = Panels.Split(pointed);
        var fullest = panels.MaxBy(panel => panel.Count)!;
        fullest.AddRange(lights.Where(light => light.Info.Capture.Pointing is null));
        return [.. panels.Select(panel => FrameSets.InOrder(panel).ToList())];
    }

    private static string FilterKey(string? filter) => filter?.Trim().ToUpperInvariant() ?? "";

    /// <summary>A night of one nameless field is what its folder says; of several, each is where it lies in the sky.</summary>
    private static string BaseName(TargetGroup target, string unnamed, bool isOnly)
    {
        if (target.Name is not null) return target.Name;
        if (target.Basis != TargetBasis.Pointing) return unnamed;
        if (isOnly && TargetName.OfFolder(unnamed) is { } named) return TargetNames.Tidy(named);
        var pointing = target.Lights[0].Info.Capture.Pointing!.Value;
        string sign = pointing.DeclinationDegrees < 0 ? "minus" : "plus";
        return string.Create(
            CultureInfo.InvariantCulture, $"field-{pointing.RightAscensionDegrees:000}{sign}{Math.Abs(pointing.DeclinationDegrees):00}");
    }
}
