using AstroStacker.Imaging;

namespace AstroStacker.Integration;

/// <summary>
/// How the weight of a frame changes over the output: under moonlight, with vignetting on shifted and turned frames, the frame of
/// least noise is another one in each corner.
/// </summary>
public static class WeightSurfaces
{
    /// <summary>Output pixels between nodes: vignetting and moonlight are straight over them.</summary>
    public const int StepPixels = 128;

    /// <summary>
    /// A factor to the frame's weight in one colour: its typical sky variance over that at the place; 1 on average, as nearly as the
    /// frame's <see cref="FrameNoiseMap.TypicalSkyVariance"/> is an average.
    /// </summary>
    public static SmoothSurface Of(FrameNoiseMap noise, int plane, (int Width, int Height) outputPixels)
    {
        double typical = noise.TypicalSkyVariance(plane);
        if (!(typical > 0)) return SmoothSurface.Constant(1);
        return SmoothSurface.Over(outputPixels, StepPixels, (column, row) =>
        {
            double variance = noise.SkyVariance(plane, column * StepPixels, row * StepPixels);
            return variance > 0 ? typical / variance : 1;
        });
    }
}
