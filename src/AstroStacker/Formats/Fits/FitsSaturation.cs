using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>
/// The sample value that counts as saturated. DATAMAX is not asked: most programs write the picture's own highest
/// sample there, which would give every frame another scale.
/// </summary>
internal static class FitsSaturation
{
    private const float UInt16Most = 65535;

    public static float Find(FitsHeader header, FitsLayout layout, FloatScale.ReadWindow read)
    {
        if (header.Number(FitsKeywords.Saturation) is > 0 and var own) return (float)own;
        double typeMost = layout.BitPix switch
        {
            8 => layout.Zero + layout.Scale * byte.MaxValue,
            16 => layout.Zero + layout.Scale * short.MaxValue,
            32 => layout.Zero + layout.Scale * int.MaxValue,
            _ => double.PositiveInfinity,
        };
        if (header.Number("SATURATE") is { } named && named > typeMost / 64 && named > 0 && named <= typeMost
            && layout.BitPix > 0)
            return (float)named;
        if (layout.BitPix is 8 or 16) return (float)typeMost;

        // Wider types hold numbers of 16 bits as often as not.
        var area = new PixelRectangle(0, 0, layout.Width, layout.Height);
        float highest = FloatScale.SampledHighest(area, layout.PlaneCount, read);
        if (layout.BitPix < 0) return FloatScale.SaturationOf(highest);
        return highest > UInt16Most ? (float)typeMost : UInt16Most;
    }
}
