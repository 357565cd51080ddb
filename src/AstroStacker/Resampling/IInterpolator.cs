using AstroStacker.Imaging;

namespace AstroStacker.Resampling;

/// <summary>
/// Brings one plane of a frame onto a tile of the output grid. The result does not depend on how the grid is cut into
/// tiles: coordinates come from the output pixel's global index in double, approximations are fixed per 64x64 block.
/// </summary>
public interface IInterpolator
{
    /// <summary>As the user writes it, for example "lanczos3".</summary>
    string Name { get; }

    /// <summary>One line for the help.</summary>
    string Summary { get; }

    /// <summary>How many samples beyond the mapped position the kernel reaches.</summary>
    int RadiusPixels { get; }

    /// <summary>
    /// values[i] and weights[i] for the tile's pixels row by row. Weight is 1 where the mapped position lies within
    /// <paramref name="valid"/> (edge samples stand in for taps beyond it), 0 and value 0 where it lies outside.
    /// A whole-pixel move copies the samples exactly. Pixels are brightness per area: a constant stays that constant.
    /// </summary>
    /// <param name="samples">The plane's samples over <paramref name="source"/>, row by row.</param>
    /// <param name="source">Inside valid; covers all that the tile needs (see <see cref="Warp.SourceArea"/>).</param>
    /// <param name="valid">The part of the frame that holds data.</param>
    /// <param name="outputToFrame">From output pixels to the frame's full-sensor pixels.</param>
    /// <param name="tile">Output pixels; starts at multiples of 64.</param>
    /// <param name="values">One plane of the tile.</param>
    /// <param name="weights">Its weights.</param>
    void Resample(
        ReadOnlySpan<float> samples, PixelRectangle source, PixelRectangle valid, Transform outputToFrame,
        PixelRectangle tile, Span<float> values, Span<float> weights) =>
        Resample(samples, source, valid, outputToFrame, tile, values, weights, planes: 1, stride: values.Length);

    /// <summary>The same for all colours of a frame, whose geometry is worked out once.</summary>
    /// <param name="samples">The planes' samples, one plane after the other.</param>
    /// <param name="source">As above.</param>
    /// <param name="valid">As above.</param>
    /// <param name="outputToFrame">As above.</param>
    /// <param name="tile">As above.</param>
    /// <param name="values">Plane p's start at p x <paramref name="stride"/>; what lies between the planes is left as it is.</param>
    /// <param name="weights">The same shape: equal for all planes.</param>
    /// <param name="planes">How many.</param>
    /// <param name="stride">From one plane's values to the next one's.</param>
    void Resample(
        ReadOnlySpan<float> samples, PixelRectangle source, PixelRectangle valid, Transform outputToFrame,
        PixelRectangle tile, Span<float> values, Span<float> weights, int planes, int stride);
}
