using AstroStacker.Demosaic;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>How much was measured of each colour: a mosaic's red is seen by a quarter of its pixels.</summary>
internal static class SamplesPerPixel
{
    /// <summary>Sensor pixels for each sample of a colour: 4 for red in a Bayer mosaic, 1 without a mosaic.</summary>
    public static double SensorPixelsPerSample(CfaPattern? cfa, int colour) =>
        cfa is null ? 1 : (double)cfa.Letters.Length / cfa.Letters.Count(letter => letter == cfa.ColourLetters[colour]);

    /// <summary>The same in pixels of the sample grid, which a demosaic may make larger.</summary>
    public static double PixelsPerSample(StackPlan plan, CfaPattern? cfa, int colour)
    {
        if (plan.Integration.Demosaic == "none") return 1;
        int scale = DemosaicMethods.Get(plan.Integration.Demosaic).Scale;
        return SensorPixelsPerSample(cfa, colour) / (scale * scale);
    }
}
