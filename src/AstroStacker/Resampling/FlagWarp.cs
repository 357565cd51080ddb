using AstroStacker.Imaging;

namespace AstroStacker.Resampling;

/// <summary>Brings planes of <see cref="SampleFlags"/> onto the output grid.</summary>
public static class FlagWarp
{
    /// <summary>Each output pixel gets the flags of the 2x2 samples round its place, 0 outside.</summary>
    public static void Resample(
        ReadOnlySpan<byte> flags, PixelRectangle source, PixelRectangle valid, Transform outputToFrame, PixelRectangle tile,
        Span<byte> result)
    {
        for (int y = 0, i = 0; y < tile.Height; y++)
            for (int x = 0; x < tile.Width; x++, i++)
            {
                var (fx, fy) = outputToFrame.Map(tile.X + x, tile.Y + y);
                result[i] = 0;
                if (!(fx > -1e7 && fx < 1e7 && fy > -1e7 && fy < 1e7)) continue;
                int x0 = (int)Math.Floor(fx + 1e-6), y0 = (int)Math.Floor(fy + 1e-6);
                int x1 = (int)Math.Ceiling(fx - 1e-6), y1 = (int)Math.Ceiling(fy - 1e-6);
                for (int j = y0; j <= y1; j++)
                    for (int k = x0; k <= x1; k++)
                        if (source.Contains(k, j)) result[i] |= flags[(j - source.Y) * source.Width + k - source.X];
            }
    }
}
