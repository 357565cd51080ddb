using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>The world coordinates of a header: CD, or PC and CDELT, or CDELT and CROTA2. Distortion terms are left out.</summary>
internal static class FitsWorld
{
    private const string Distorted = "-SIP";

    /// <summary>Null where the header has none, or none that are whole.</summary>
    public static WorldCoordinates? Of(FitsHeader header, FitsLayout layout)
    {
        if (header.Text("CTYPE1") is not { } first || header.Text("CTYPE2") is not { } second) return null;
        if (header.Number("CRVAL1") is not { } sky1 || header.Number("CRVAL2") is not { } sky2) return null;
        if (header.Number("CRPIX1") is not { } column || header.Number("CRPIX2") is not { } row) return null;
        if (Matrix(header) is not { } cd || Math.Abs(cd[0] * cd[3] - cd[1] * cd[2]) == 0) return null;
        // FITS counts pixels from 1 and rows as they are stored.
        double y = layout.BottomUp ? layout.Height - row : row - 1;
        double down = layout.BottomUp ? -1 : 1;
        return new WorldCoordinates(
            (WithoutDistortion(first), WithoutDistortion(second)), (sky1, sky2), (column - 1, y),
            [cd[0], cd[1] * down, cd[2], cd[3] * down], header.Text("RADESYS", "RADECSYS"), header.Number("EQUINOX"));
    }

    public static void Write(FitsCards cards, WorldCoordinates? world)
    {
        if (world is null) return;
        cards.Text("CTYPE1", world.AxisTypes.First, "first axis of the sky");
        cards.Text("CTYPE2", world.AxisTypes.Second, "second axis of the sky");
        cards.Real("CRVAL1", world.SkyDegrees.First, "[deg] sky at the reference pixel");
        cards.Real("CRVAL2", world.SkyDegrees.Second, "[deg] sky at the reference pixel");
        cards.Real("CRPIX1", world.Pixel.X + 1, "reference pixel, counted from 1");
        cards.Real("CRPIX2", world.Pixel.Y + 1, "reference pixel, counted from 1");
        cards.Real("CD1_1", world.DegreesPerPixel[0], "[deg] to a pixel");
        cards.Real("CD1_2", world.DegreesPerPixel[1], "[deg] to a pixel");
        cards.Real("CD2_1", world.DegreesPerPixel[2], "[deg] to a pixel");
        cards.Real("CD2_2", world.DegreesPerPixel[3], "[deg] to a pixel");
        cards.Text("RADESYS", world.Frame, "frame of the sky's coordinates");
        cards.Real("EQUINOX", world.Equinox, "equinox of the sky's coordinates");
    }

    private static string WithoutDistortion(string type) =>
        type.EndsWith(Distorted, StringComparison.Ordinal) ? type[..^Distorted.Length] : type;

    private static double[]? Matrix(FitsHeader header)
    {
        double? Of(string keyword) => header.Number(keyword);
        if (Of("CD1_1") is not null || Of("CD2_1") is not null)
            return [Of("CD1_1") ?? 0, Of("CD1_2") ?? 0, Of("CD2_1") ?? 0, Of("CD2_2") ?? 0];
        if (Of("CDELT1") is not { } scale1 || Of("CDELT2") is not { } scale2) return null;
        if (Of("PC1_1") is not null || Of("PC2_1") is not null)
            return [scale1 * (Of("PC1_1") ?? 1), scale1 * (Of("PC1_2") ?? 0), scale2 * (Of("PC2_1") ?? 0), scale2 * (Of("PC2_2") ?? 1)];
        var (sine, cosine) = Math.SinCos((Of("CROTA2") ?? 0) * Math.PI / 180);
        return [scale1 * cosine, -scale2 * sine, scale1 * sine, scale2 * cosine];
    }
}
