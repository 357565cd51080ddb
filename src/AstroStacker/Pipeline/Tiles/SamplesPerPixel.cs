using AstroStacker.Demosaic;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>How much was measured of each colour: a mosaic's red is seen by a quarter of its pixels.</summary>
internal static class SamplesPerPixel
{
    /// <summary>
    /// Pixels of the sample grid, which a demosaic may make larger, for each sample of a colour: 4 for red in a Bayer mosaic, 1
    /// without a mosaic.
    /// </summary>
    public static double PixelsPerSample(StackPlan plan, CfaPattern? cfa, int colour)
    {
        if (plan.Integration.Demosaic == "none") return 1;
        int scale = DemosaicMethods.Get(plan.Integration.Demosaic).Scale;
        return (cfa?.PixelsPerSample(colour) ?? 1) / (scale * scale);
    }
}
