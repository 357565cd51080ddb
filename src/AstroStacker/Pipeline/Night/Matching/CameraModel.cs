namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>A camera's model: told apart by its key, shown as its files have it.</summary>
/// <param name="Key">Upper case, without maker.</param>
/// <param name="Text">Without maker.</param>
internal readonly record struct CameraModel(string Key, string Text)
{
    /// <summary>Words that one program writes before a camera's model and another leaves out.</summary>
    private static readonly string[] EmptyWords =
        ["ZWO", "CCD", "CMOS", "CAMERA", "CANON", "NIKON", "CORPORATION", "SONY", "FUJIFILM", "PENTAX", "RICOH", "OLYMPUS"];

    public bool Equals(CameraModel other) => Key == other.Key;

    /// <summary>
    /// True also where one file has a maker before the model and the other hasn't: "Apple iPhone 12", as Siril writes it of a RAW, and
    /// "iPhone 12". What follows a model makes another of it.
    /// </summary>
    public bool IsSameAs(CameraModel other) => Key == other.Key
        || Key.EndsWith($" {other.Key}", StringComparison.Ordinal) || other.Key.EndsWith($" {Key}", StringComparison.Ordinal);

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <summary>Null where the file is silent.</summary>
    public static CameraModel? Of(string? camera)
    {
        if (string.IsNullOrWhiteSpace(camera)) return null;
        var words = camera.Split([' ', '_', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .DistinctBy(word => word.ToUpperInvariant()).ToList();
        var telling = words.Where(word => !EmptyWords.Contains(word.ToUpperInvariant())).ToList();
        string text = string.Join(' ', telling.Count > 0 ? telling : words);
        return new CameraModel(text.ToUpperInvariant(), text);
    }
}
