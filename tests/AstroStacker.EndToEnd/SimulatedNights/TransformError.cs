using AstroStacker.EndToEnd.Files;
using Xunit;

namespace AstroStacker.EndToEnd.SimulatedNights;

/// <summary>How far a frame's transform is from the truth, over a grid of the whole frame and not only where the stars are.</summary>
internal static class TransformError
{
    private const int GridPoints = 9;

    public static void AssertWithin(double pixels, FrameReport frame, double[] truth, Picture picture)
    {
        double squares = 0;
        for (int row = 0; row < GridPoints; row++)
            for (int column = 0; column < GridPoints; column++)
            {
                double x = column * (picture.Width - 1.0) / (GridPoints - 1), y = row * (picture.Height - 1.0) / (GridPoints - 1);
                var (trueX, trueY) = TruthFile.Map(truth, x, y);
                var (foundX, foundY) = frame.Map(x, y);
                squares += (foundX - trueX) * (foundX - trueX) + (foundY - trueY) * (foundY - trueY);
            }

        double rms = Math.Sqrt(squares / (GridPoints * GridPoints));
        Assert.True(rms < pixels, $"{frame.FileName} is off by {rms:0.000} pixels rms");
    }
}
