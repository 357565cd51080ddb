using AstroStacker.Registration.Asterisms;

namespace AstroStacker.Registration.Pictures;

/// <summary>How two parts of the same size lie to each other, in their pixels.</summary>
/// <param name="X">To the right, from the reference to the frame.</param>
/// <param name="Y">Downwards.</param>
/// <param name="Agreement">Correlation coefficient in the band after the shift, -1 to 1.</param>
/// <param name="SecondPeak">The next best place's correlation over the best one's.</param>
internal readonly record struct TileShift(double X, double Y, double Agreement, double SecondPeak)
{
    /// <summary>Within so many pixels the correlation belongs to the best place's own peak.</summary>
    private const int PeakRadius = 6;

    /// <summary>Null where the correlation has no top.</summary>
    public static TileShift? Between(float[] reference, float[] frame, int width)
    {
        int height = reference.Length / width;
        int fastWidth = Spectrum.FastLength(width), fastHeight = Spectrum.FastLength(height);
        Spectrum Of(float[] samples) => Spectrum.Of(ShiftTile.Windowed(samples, width), width, fastWidth, fastHeight);
        var power = new CrossPower(Of(reference), Of(frame));
        float[] surface = power.Surface();
        var (x, y) = Highest(surface, fastWidth);
        if (power.Top(x, y) is not { } top) return null;
        double second = Second(surface, fastWidth, x, y) / surface[Index(x, y, fastWidth, fastHeight)];
        return new TileShift(top.X, top.Y, power.Agreement(top.X, top.Y), second);
    }

    /// <summary>The whole shift of highest correlation, between minus and plus half the size.</summary>
    public static (int X, int Y) Highest(float[] surface, int width)
    {
        int best = 0, height = surface.Length / width;
        for (int i = 1; i < surface.Length; i++)
            if (surface[i] > surface[best]) best = i;
        int x = best % width, y = best / width;
        return (2 * x > width ? x - width : x, 2 * y > height ? y - height : y);
    }

    private static float Second(float[] surface, int width, int peakX, int peakY)
    {
        int height = surface.Length / width;
        float second = float.MinValue;
        for (int y = 0; y < height; y++)
        {
            int dy = Math.Abs(y - (peakY + height) % height);
            bool isNear = Math.Min(dy, height - dy) <= PeakRadius;
            for (int x = 0; x < width; x++)
            {
                int dx = Math.Abs(x - (peakX + width) % width);
                if (isNear && Math.Min(dx, width - dx) <= PeakRadius) continue;
                second = Math.Max(second, surface[y * width + x]);
            }
        }

        return second;
    }

    private static int Index(int x, int y, int width, int height) => (y + height) % height * width + (x + width) % width;
}
