using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>A small luminance of a frame for feature matching: means of square cells.</summary>
/// <param name="Samples">Row by row.</param>
/// <param name="Width">Cells across.</param>
/// <param name="Height">Cells down.</param>
/// <param name="ToSensor">From cell coordinates to full-sensor pixels.</param>
internal sealed record LuminancePicture(float[] Samples, int Width, int Height, Transform ToSensor)
{
    /// <summary>The longer side aimed at: features need no more, and a frame is never held whole.</summary>
    private const int LongSide = 1600;

    public static LuminancePicture Of(ICalibratedFrame frame)
    {
        var area = frame.Area;
        var cfa = frame.Info.Cfa;
        int repeat = cfa is null ? 1 : Math.Max(cfa.RepeatWidth, cfa.RepeatHeight);
        int cell = Math.Max(1, (Math.Max(area.Width, area.Height) + LongSide - 1) / LongSide);
        cell = (cell + repeat - 1) / repeat * repeat;
        int width = area.Width / cell, height = area.Height / cell;
        var samples = new float[width * height];
        using var band = PlanePool.Rent<float>(area.Width * cell);
        for (int plane = 0; plane < frame.Info.PlaneCount; plane++)
            for (int y = 0; y < height; y++)
            {
                frame.Read(plane, new PixelRectangle(area.X, area.Y + y * cell, area.Width, cell), band.Span);
                AddCells(band.Span, area.Width, cell, samples.AsSpan(y * width, width));
            }

        double centre = (cell - 1) / 2.0;
        return new LuminancePicture(samples, width, height, new Transform(
            [cell, 0, area.X + centre, 0, cell, area.Y + centre, 0, 0, 1]));
    }

    private static void AddCells(ReadOnlySpan<float> band, int width, int cell, Span<float> row)
    {
        for (int x = 0; x < row.Length; x++)
        {
            double sum = 0;
            for (int dy = 0; dy < cell; dy++)
                for (int dx = 0; dx < cell; dx++) sum += band[dy * width + x * cell + dx];
            row[x] += (float)(sum / (cell * cell));
        }
    }
}
