using AstroStacker.Imaging;

namespace AstroStacker.Formats;

/// <summary>
/// Floating-point pictures come in two scales, 0 to 1 and ADU of 16 bits; where the file doesn't say which, its
/// samples do.
/// </summary>
internal static class FloatScale
{
    // Pictures of 0 to 1 may overshoot a little where they were interpolated; ADU never stay that low.
    private const float MostOfUnitScale = 1.5f;

    private const int SampledRows = 64;

    public delegate void ReadWindow(int plane, PixelRectangle area, Span<float> samples);

    public static float SaturationOf(float highest) => highest <= MostOfUnitScale ? 1 : ushort.MaxValue;

    /// <summary>The highest sample of up to 64 rows a plane, evenly spread.</summary>
    public static float SampledHighest(PixelRectangle sensor, int planeCount, ReadWindow read)
    {
        using var row = PlanePool.Rent<float>(sensor.Width);
        float highest = float.NegativeInfinity;
        int count = Math.Min(SampledRows, sensor.Height);
        for (int plane = 0; plane < planeCount; plane++)
            for (int k = 0; k < count; k++)
            {
                int y = (int)((2L * k + 1) * sensor.Height / (2 * count));
                read(plane, new PixelRectangle(0, y, sensor.Width, 1), row.Span);
                foreach (float sample in row.Span) highest = Math.Max(highest, sample);
            }

        return highest;
    }
}
