using AstroStacker.Calibration;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>Why a flat that ends at its sensor's limit can't serve.</summary>
internal static class FlatClipping
{
    /// <summary>Throws <see cref="FrameException"/> for a single flat that is clipped.</summary>
    /// <param name="flat">In ADU, its bias still in.</param>
    /// <param name="visible">The part that sees light.</param>
    public static void Require(MasterFrame flat, PixelRectangle visible)
    {
        var area = visible.Intersect(flat.Map.Area);
        int[] rows = [.. FlatQuality.RowsOf(area)];
        using var samples = PlanePool.Rent<float>(rows.Length * area.Width);
        for (int i = 0; i < rows.Length; i++) flat.Map.Row(area.X, rows[i], area.Width).CopyTo(samples.Span[(i * area.Width)..]);
        double saturation = MasterReader.IsUnitScale(flat.Info) ? MasterReader.UnitScaleAdu : flat.Info.SaturationAdu;
        if (Refusal(samples.Span, saturation) is { } refusal) throw new FrameException(flat.Info.Path, refusal.Problem, refusal.Remedy);
    }

    /// <param name="samples">Of rows spread over the flat, its bias still in.</param>
    /// <param name="saturationAdu">By its file, in the samples' units.</param>
    /// <returns>Null where too little is clipped to matter.</returns>
    public static (string Problem, string Remedy)? Refusal(ReadOnlySpan<float> samples, double saturationAdu)
    {
        double share = FlatQuality.ClippedShare(samples, saturationAdu);
        if (share <= FlatQuality.MostClippedShare) return null;
        float level = SampleKernels.Highest(samples).Highest;
        return (
            FormattableString.Invariant($"is a flat with {share:P1} of its samples saturated (at {level:0.####})"),
            "Expose flats to about half of the range.");
    }
}
