using AstroStacker.Imaging;

namespace AstroStacker.Resampling.Drizzle;

/// <summary>
/// Drops the samples of a frame onto a tile of the output grid (Fruchter and Hook 2002). Samples of a mosaic count for
/// their own colour only; nothing is interpolated. The result does not depend on how the grid is cut into tiles: positions
/// come from the output pixel's global index in double, approximations are fixed per 64x64 block, and each output pixel
/// adds up its drops in an order of its own.
/// </summary>
public interface IDrizzleKernel
{
    /// <summary>As the user writes it, for example "square".</summary>
    string Name { get; }

    /// <summary>One line for the help.</summary>
    string Summary { get; }

    /// <summary>
    /// The window of the frame whose drops reach the tile, cut to <paramref name="valid"/>; empty where none does.
    /// </summary>
    PixelRectangle SourceArea(Transform outputToFrame, PixelRectangle tile, double dropPixels, PixelRectangle valid);

    /// <summary>
    /// values[i] = sum of a v / sum of a and weights[i] = sum of a for the tile's pixels row by row, over the samples v of
    /// the colour: a is the share of a sample's drop that falls into the pixel, times its Keep, times what makes a mono
    /// frame without holes average to weight 1 (a quarter for red in a Bayer mosaic). A weighted mean of values over the
    /// frames is then Fruchter and Hook's. Value 0 where the weight is 0. Pixels are brightness per area.
    /// </summary>
    /// <param name="window">The samples.</param>
    /// <param name="outputToFrame">From output pixels, scale and all, to the frame's full-sensor pixels.</param>
    /// <param name="tile">Output pixels; starts at multiples of 64.</param>
    /// <param name="values">One plane of the tile.</param>
    /// <param name="weights">Its weights.</param>
    void Gather(in DrizzleWindow window, Transform outputToFrame, PixelRectangle tile, Span<float> values, Span<float> weights);
}
