namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Divides lights by target: by name, else by pointing, else by folder.</summary>
internal static class TargetGroups
{
    /// <summary>Words of folders that name no target.</summary>
    private static readonly HashSet<string> PlainWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "light", "lights", "sub", "subs", "raw", "raws", "fit",
        "fits", "image", "images", "picture", "pictures", "photo", "photos", "frame",
        "frames", "dcim", "msdcf", "canon", "eos", "nikon", "sony", "night", "nights", "session", "sessions", "autorun", "plan", "live",
        "capture", "captures", "data", "day", "nacht", "nuit", "notte", "noche", "s", "sec", "secs", "gain", "iso", "bin", "x", "c", "deg",
    };

    /// <param name="lights">By natural path.</param>
    public static List<TargetGroup> Of(IReadOnlyList<SortedFrame> lights)
    {
        var keys = lights.ToDictionary<SortedFrame, object, string?>(light => light, KeyOf, ReferenceEqualityComparer.Instance);
        NameByPointing(lights, keys);
        var named = lights.Where(light => keys[light] is not null).GroupBy(light => keys[light]!)
            .Select(group => new TargetGroup(CommonName(group), TargetBasis.Name, [.. group])).ToList();
        var nameless = lights.Where(light => keys[light] is null).ToList();
        return [.. named, .. ByPointing(nameless), .. ByFolder(nameless)];
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

    private static IEnumerable<TargetGroup> ByFolder(IEnumerable<SortedFrame> lights) =>
        lights.Where(light => light.Info.Capture.Pointing is null).GroupBy(FolderName, StringComparer.OrdinalIgnoreCase)
            .Select(group => group.Key.Length == 0
                ? new TargetGroup(null, TargetBasis.Assumed, [.. group])
                : new TargetGroup(group.Key, TargetBasis.Folder, [.. group]));

    /// <summary>What a folder's path tells beside types, filters, nights, exposures and programs' habits; "" for nothing.</summary>
    private static string FolderName(SortedFrame light)
    {
        var telling = light.Folder.Split('/').Where(part => Words(part).Any(word => !PlainWords.Contains(word) && word != light.Filter));
        return string.Join('-', telling.Select(TargetNames.Tidy));
    }

    /// <summary>Runs of letters; digits and signs part them.</summary>
    private static string[] Words(string part) =>
        string.Concat(part.Select(letter => char.IsLetter(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
