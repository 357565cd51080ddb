using AstroStacker.Imaging;

namespace AstroStacker.Demosaic;

/// <summary>Makes full-colour planes of a mosaic, window by window, the same whatever the windows are.</summary>
public interface IDemosaic
{
    /// <summary>As the user writes it, for example "bilinear".</summary>
    string Name { get; }

    /// <summary>One line for the help.</summary>
    string Summary { get; }

    /// <summary>How many samples beyond the output a window must reach on each side.</summary>
    int HaloPixels { get; }

    /// <summary>How far about a saturated sample the planes can't be trusted, in sensor samples.</summary>
    int FlagReachPixels => 1;

    /// <summary>Sensor samples a side of one pixel of the planes: 1, or 2 where a whole Bayer square becomes one pixel.</summary>
    int Scale => 1;

    bool Supports(CfaPattern cfa);

    /// <summary>
    /// Where the centre of a plane's pixel (0, 0) lies on the full sensor; pixel (i, j) lies Scale times (i, j) further.
    /// </summary>
    (double X, double Y) Origin(int plane, CfaPattern cfa) => (0, 0);

    /// <summary>
    /// Fills one plane a colour, each the size of <paramref name="output"/> (row by row, plane after plane), from the
    /// samples of <paramref name="window"/>, which covers output inflated by the halo. Samples outside window.Valid are
    /// not used: at the sensor's edge the neighbours that exist take their place. Output counts pixels of the planes; the
    /// sensor samples that its pixels stand for, Scale x Scale each, lie inside window.Valid.
    /// </summary>
    void Demosaic(ReadOnlySpan<float> samples, in MosaicWindow window, PixelRectangle output, Span<float> planes);
}
