using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Integration;

/// <summary>The noise of one frame over the output grid: photons and reading, and what the flat's correction makes of them.</summary>
/// <param name="model">Of all frames of the camera setting.</param>
/// <param name="sky">The frame's, in the model's units.</param>
/// <param name="outputToFrame">From output pixels to the frame's full sensor.</param>
public sealed class FrameNoiseMap(NoiseModel model, SkyCells sky, Transform outputToFrame)
{
    /// <summary>About a block of the output grid, after normalisation.</summary>
    /// <param name="plane">The colour.</param>
    /// <param name="block">Output pixels.</param>
    /// <param name="normalization">Its offset includes the frame's background surface at the block's middle.</param>
    public FrameNoise At(int plane, PixelRectangle block, PlaneNormalization normalization)
    {
        var (x, y) = outputToFrame.Map(block.X + (block.Width - 1) / 2.0, block.Y + (block.Height - 1) / 2.0);
        return model.After(plane, sky.ResponseAt(plane, x, y), normalization);
    }

    /// <summary>Variance of the frame's calibrated sky at an output pixel, before normalisation; positive.</summary>
    public double SkyVariance(int plane, double outputX, double outputY)
    {
        var (x, y) = outputToFrame.Map(outputX, outputY);
        return model.Variance(plane, sky.LevelAt(plane, x, y), sky.ResponseAt(plane, x, y));
    }

    /// <summary>The middle over the frame's cells of the variance of its calibrated sky, before normalisation.</summary>
    public double TypicalSkyVariance(int plane) => RobustStatistics.Median(
        sky.Planes[plane].Select(cell => model.Variance(plane, cell.Level, cell.Response)).ToArray());
}
