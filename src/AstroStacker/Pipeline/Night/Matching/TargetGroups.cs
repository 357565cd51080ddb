namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Divides lights by target: by name, else by pointing. What folders name, the sorting has told.</summary>
internal static class TargetGroups
{
    /// <param name="lights">By natural path.</param>
    public static List<TargetGroup> Of(IReadOnlyList<SortedFrame> lights)
    {
        var keys = lights.ToDictionary<SortedFrame, object, string?>(light => light, KeyOf, ReferenceEqualityComparer.Instance);
        NameByPointing(lights, keys);
        var named = lights.Where(light => keys[light] is not null).GroupBy(light => keys[light]!)
            .Select(group => new TargetGroup(CommonName(group), TargetBasis.Name, [.. group])).ToList();
        var nameless = lights.Where(light => keys[light] is null).ToList();
        return [.. named, .. ByPointing(nameless), .. Rest(nameless)];
    }

    /// <summary>A light without a name that shows the field of one with a name is of that target.</summary>
    private static void NameByPointing(IReadOnlyList<SortedFrame> lights, Dictionary<object, string?> keys)
    {
        var pointed = lights.Where(light => light.Info.Capture.Pointing is not null).ToLookup(light => keys[light] is not null);
        SortedFrame[] named = [.. pointed[true]], nameless = [.. pointed[false]];
        var nearest = Panels.Nearest(nameless, named);
        for (int i = 0; i < nameless.Length; i++)
            if (nearest[i] is { } like) keys[nameless[i]] = keys[like];
    }

    private static string? KeyOf(SortedFrame light) => TargetNames.Key(light.Target) ?? TargetNames.Key(light.Info.ObjectName);

    /// <summary>The spelling that most files have.</summary>
    private static string CommonName(IEnumerable<SortedFrame> lights) =>
        lights.Where(light => KeyOf(light) is not null)
            .Select(light => TargetNames.Tidy(TargetNames.Key(light.Target) is null ? light.Info.ObjectName! : light.Target!))
            .GroupBy(name => name).OrderByDescending(names => names.Count()).ThenBy(names => names.Key, StringComparer.Ordinal)
            .First().Key;

    private static IEnumerable<TargetGroup> ByPointing(IEnumerable<SortedFrame> lights)
    {
        var pointed = lights.Where(light => light.Info.Capture.Pointing is not null).ToList();
        return Panels.Split(pointed).Select(field => new TargetGroup(null, TargetBasis.Pointing, field));
    }

    /// <summary>One group: stars can part what is taken together, but can't join what is apart.</summary>
    private static IEnumerable<TargetGroup> Rest(IEnumerable<SortedFrame> lights)
    {
        var rest = lights.Where(light => light.Info.Capture.Pointing is null).ToList();
        if (rest.Count > 0) yield return new TargetGroup(null, TargetBasis.Assumed, rest);
    }
}
