using AstroStacker.Imaging;

namespace AstroStacker.Resampling.Drizzle;

/// <summary>
/// The raw samples of one colour of a frame that are dropped onto a tile. The buffers cover <see cref="Area"/>, which lies
/// within the part of the frame that holds data and covers all that the tile needs
/// (<see cref="IDrizzleKernel.SourceArea"/>).
/// </summary>
public readonly ref struct DrizzleWindow
{
    /// <summary>Calibrated samples of the mosaic (or of one plane), row by row.</summary>
    public required ReadOnlySpan<float> Samples { get; init; }

    /// <summary>
    /// Weight of each sample, 0 to 1: 0 for what is flagged, rejected or defective. Empty where all count fully.
    /// </summary>
    public ReadOnlySpan<float> Keep { get; init; }

    /// <summary>What the buffers cover, full-sensor coordinates.</summary>
    public required PixelRectangle Area { get; init; }

    /// <summary>Null for mono frames and colour planes, of which every sample is dropped.</summary>
    public CfaPattern? Cfa { get; init; }

    /// <summary>The colour whose samples are dropped; not used without a mosaic.</summary>
    public int Colour { get; init; }

    /// <summary>Side (square) or full width at half maximum (Gaussian) of the drops, sensor pixels: above 0, at most 2.</summary>
    public required double DropPixels { get; init; }
}
