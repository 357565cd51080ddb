namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>The flat that belongs to lights: of the same camera, filter and optics; then of the same night, else the nearest.</summary>
internal static class FlatMatch
{
    /// <summary>Focal lengths that differ by less are the same: headers round.</summary>
    private const double SameFocalLength = 0.02;

    /// <summary>Null where none fits.</summary>
    /// <param name="lights">Lights that are calibrated alike.</param>
    /// <param name="flats">All of the folder.</param>
    /// <param name="filters">How many filters this camera's lights were taken through, none among them.</param>
    public static FrameSet? Choose(FrameSet lights, IEnumerable<FrameSet> flats, int filters) =>
        flats.Where(flat => Against(flat, lights, filters) is null)
            .OrderBy(flat => IsFilterUnsure(flat, lights))
            .ThenBy(flat => Nearness.OfNights(flat, lights))
            .ThenBy(flat => flat.IsReady)
            .ThenByDescending(flat => Nearness.OfFolders(flat, lights))
            .ThenBy(flat => flat.Settings.From(lights.Settings) is not null)
            .ThenByDescending(flat => flat.Frames.Count)
            .ThenBy(flat => flat.First.Path, NaturalOrder.Instance)
            .FirstOrDefault();

    /// <summary>True where only one of the two names its filter.</summary>
    public static bool IsFilterUnsure(FrameSet flat, FrameSet lights) => flat.Filter is null != lights.Filter is null;

    /// <summary>What keeps a flat from lights; null: nothing.</summary>
    public static Difference? Against(FrameSet flat, FrameSet lights, int filters)
    {
        if (flat.Camera.From(lights.Camera, flat.IsReady) is { } other) return other;
        bool mayGuess = lights.Camera.Cfa is not null || filters <= 1;
        bool fits = IsFilterUnsure(flat, lights) ? mayGuess : SameText(flat.Filter, lights.Filter);
        if (!fits) return new Difference(FilterText(flat), FilterText(lights), 5);
        if (flat.Telescope is { } telescope && lights.Telescope is { } lightsTelescope && !SameText(telescope, lightsTelescope))
            return new Difference($"telescope {telescope}", $"telescope {lightsTelescope}", 6);
        return flat.FocalLength is { } focal && lights.FocalLength is { } lightsFocal
            && !FrameSets.IsSameExposure(focal, lightsFocal, SameFocalLength)
            ? new Difference($"focal length {Words.Number(focal)} mm", $"focal length {Words.Number(lightsFocal)} mm", 6)
            : null;
    }

    private static string FilterText(FrameSet set) => set.Filter is { } filter ? $"filter {filter}" : "no filter named";

    private static bool SameText(string? one, string? other) =>
        string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);
}
