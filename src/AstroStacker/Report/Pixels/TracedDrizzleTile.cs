using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Pipeline.Tiles;

namespace AstroStacker.Report.Pixels;

/// <summary>A drizzled tile that remembers what each frame gave to one of its pixels.</summary>
/// <param name="area">Output pixels.</param>
/// <param name="planeCount">Colours.</param>
/// <param name="at">The pixel, counted row by row.</param>
internal sealed class TracedDrizzleTile(PixelRectangle area, int planeCount, int at) : DrizzleTile(area, planeCount, hasVariance: false)
{
    /// <summary>Value and weight, frame after frame, colour after colour.</summary>
    public List<(float Value, float Weight)> Given { get; } = [];

    public override void Add(int plane, float frameWeight, FrameNoise noise)
    {
        Given.Add((Values[at], Weights[at] * frameWeight));
        base.Add(plane, frameWeight, noise);
    }
}
