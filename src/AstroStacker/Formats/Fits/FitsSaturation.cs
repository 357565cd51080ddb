using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>
/// The sample value that counts as saturated. DATAMAX is not asked: most programs write the picture's own highest
/// sample there, which would give every frame another scale.
/// </summary>
internal static class FitsSaturation
{
    private const float UInt16Most = 65535;

    // Floating-point pictures of 0 to 1 may overshoot a little where they were interpolated; ADU never stay that low.
    private const float MostOfUnitScale = 1.5f;

    private const int SampledRows = 64;

    public delegate void ReadWindow(int plane, PixelRectangle area, Span<float> samples);

    public static float Find(FitsHeader header, FitsLayout layout, ReadWindow read)
    {
        if (header.Number(FitsKeywords.Saturation) is > 0 and var own) return (float)own;
        double typeMost = layout.BitPix switch
        {
            8 => layout.Zero + layout.Scale * byte.MaxValue,
            16 => layout.Zero + layout.Scale * short.MaxValue,
            32 => layout.Zero + layout.Scale * int.MaxValue,
            _ => double.PositiveInfinity,
        };
        if (header.Number("SATURATE") is { } named && named > typeMost / 64 && named > 0 && named <= typeMost && layout.BitPix > 0)
            return (float)named;
        if (layout.BitPix is 8 or 16) return (float)typeMost;

        // Wider types hold numbers of 16 bits as often as not.
        float highest = SampledHighest(layout, read);
        if (highest > UInt16Most && layout.BitPix == 32) return (float)typeMost;
        return layout.BitPix < 0 && highest <= MostOfUnitScale ? 1 : UInt16Most;
    }

    /// <summary>The highest sample of up to 64 rows a plane, evenly spread.</summary>
    private static float SampledHighest(FitsLayout layout, ReadWindow read)
    {
        using var row = PlanePool.Rent<float>(layout.Width);
        float highest = float.NegativeInfinity;
        int count = Math.Min(SampledRows, layout.Height);
        for (int plane = 0; plane < layout.PlaneCount; plane++)
            for (int k = 0; k < count; k++)
            {
                int y = (int)((2L * k + 1) * layout.Height / (2 * count));
                read(plane, new PixelRectangle(0, y, layout.Width, 1), row.Span);
                foreach (float sample in row.Span) highest = Math.Max(highest, sample);
            }

        return highest;
    }
}
