using AstroStacker.Calibration;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>
/// What is subtracted from lights against one of them: a dark that is brighter than the sky with all its light was stretched, is of
/// another scale, or is no dark.
/// </summary>
internal static class DarkLevel
{
    private const int SampledRows = 64;

    /// <summary>
    /// Above the light's own level by so much of it, and of the range: more than a warm summer's dark current or a bias that wandered.
    /// </summary>
    private const double MostOverLight = 0.5, MostShareOfRange = 0.02;

    public delegate void ReadRow(PixelRectangle row, Span<float> samplesAdu);

    /// <summary>Throws <see cref="FrameException"/> with both levels where the map can't be subtracted from the light.</summary>
    /// <param name="path">Of the master, for the message.</param>
    /// <param name="dark">In the light's own units.</param>
    /// <param name="light">The frame that the masters must fit.</param>
    /// <param name="read">Reads a row of it, in ADU.</param>
    public static void Require(string path, MasterMap dark, FrameInfo light, ReadRow read)
    {
        var area = light.VisibleArea.Intersect(dark.Area);
        int rows = Math.Min(SampledRows, area.Height);
        var (masked, lit) = (new float[rows * area.Width], new float[rows * area.Width]);
        for (int i = 0; i < rows; i++)
        {
            var row = new PixelRectangle(area.X, area.Y + (int)((long)i * area.Height / rows), area.Width, 1);
            read(row, lit.AsSpan(i * area.Width, area.Width));
            dark.Row(row.X, row.Y, row.Width).CopyTo(masked.AsSpan(i * area.Width));
        }

        double black = dark.BlackIncluded ? 0 : light.Black.MeanAdu;
        double own = MedianSample.Of(masked), sky = MedianSample.Of(lit) - black;
        if (own - sky <= Math.Max(MostOverLight * Math.Abs(sky), MostShareOfRange * light.SaturationAdu)) return;
        float unit = MasterReader.IsUnitScale(light) ? MasterReader.UnitScaleAdu : 1;
        throw new FrameException(
            path,
            FormattableString.Invariant($"has a level of {own * unit:0} ADU, but the light {light.Path} one of {sky * unit:0} ADU")
            + (dark.BlackIncluded ? "" : " above its black"),
            "Nothing without light is so bright: it was stretched, saved in another scale, or is no dark. Make it again, linear: "
            + "astro-stacker master dark FILES.");
    }
}
