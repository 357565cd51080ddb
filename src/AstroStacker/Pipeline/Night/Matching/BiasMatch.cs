namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>
/// The bias that belongs to lights or flats: of the same camera, gain and offset; then of the nearest temperature and night.
/// </summary>
internal static class BiasMatch
{
    /// <summary>Null where none fits.</summary>
    public static FrameSet? Choose(FrameSet frames, IEnumerable<FrameSet> biases) =>
        biases.Where(bias => Against(bias, frames) is null)
            .OrderBy(bias => bias.IsReady)
            .ThenBy(bias => bias.Settings.IsGainUnsure(frames.Settings))
            .ThenBy(bias => Nearness.OfTemperatures(bias, frames))
            .ThenBy(bias => Nearness.OfNights(bias, frames))
            .ThenByDescending(bias => Nearness.OfFolders(bias, frames))
            .ThenByDescending(bias => bias.Frames.Count)
            .ThenBy(bias => bias.First.Path, NaturalOrder.Instance)
            .FirstOrDefault();

    /// <summary>What keeps a dark or bias from frames; null: nothing.</summary>
    public static Difference? Against(FrameSet masters, FrameSet frames) =>
        masters.Camera.From(frames.Camera, masters.IsReady) ?? masters.Settings.From(frames.Settings);
}
