using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Formats.Fits;

/// <summary>The bias level that a frame's own overscan tells.</summary>
internal static class FitsOverscan
{
    /// <summary>Evenly spread over the strip.</summary>
    private const int MostRows = 256;

    /// <summary>The median without outliers: neither light that trails into the strip nor hot columns count.</summary>
    public static double LevelAdu(PixelRectangle overscan, FloatScale.ReadWindow read)
    {
        int rows = Math.Min(MostRows, overscan.Height);
        var samples = new float[rows * overscan.Width];
        for (int i = 0; i < rows; i++)
        {
            var row = overscan with { Y = overscan.Y + (int)((long)i * overscan.Height / rows), Height = 1 };
            read(0, row, samples.AsSpan(i * overscan.Width, overscan.Width));
        }

        return RobustStatistics.ClipSigma(samples).Median;
    }
}
