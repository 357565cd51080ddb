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

    bool Supports(CfaPattern cfa);

    /// <summary>
    /// Fills one plane a colour, each the size of <paramref name="output"/> (row by row, plane after plane), from the
    /// samples of <paramref name="window"/>, which covers output inflated by the halo. Samples outside window.Valid are
    /// not used: at the sensor's edge the neighbours that exist take their place. Output lies inside window.Valid.
    /// </summary>
    void Demosaic(ReadOnlySpan<float> samples, in MosaicWindow window, PixelRectangle output, Span<float> planes);
}
