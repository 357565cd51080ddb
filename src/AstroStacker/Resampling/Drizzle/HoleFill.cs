namespace AstroStacker.Resampling.Drizzle;

/// <summary>
/// Fills the holes that no drop reached from the pixels about them, band by band of the finished picture. On request only:
/// what it writes was never measured, and coverage keeps saying 0 there. The bytes don't depend on the bands.
/// </summary>
public static class HoleFill
{
    public const int LargestRadiusPixels = 32;

    /// <summary>Of the four quarters of the neighbourhood so many must hold light: the picture's outline does not grow.</summary>
    private const int FewestQuarters = 3;

    /// <summary>
    /// Copies the band's rows; where coverage is 0 the mean of the covered pixels within the radius, weighted by 1 / distance
    /// squared, takes the value's place if they lie on at least three sides, so that only holes are filled and not what
    /// lies outside all frames. Returns how many pixels it filled.
    /// </summary>
    /// <param name="plane">Rows at hand: the band's, and as many above and below as the radius, where the picture has them.</param>
    /// <param name="coverage">Total weight of the same pixels.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="bandStart">The first row of the band among those at hand.</param>
    /// <param name="radiusPixels">1 to <see cref="LargestRadiusPixels"/>.</param>
    /// <param name="filled">The band's rows.</param>
    public static long Fill(
        ReadOnlySpan<float> plane, ReadOnlySpan<float> coverage, int width, int bandStart, int radiusPixels, Span<float> filled)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(coverage.Length, plane.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(radiusPixels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(radiusPixels, LargestRadiusPixels);
        plane.Slice(bandStart * width, filled.Length).CopyTo(filled);
        var field = new Field(plane, coverage, width);
        long count = 0;
        for (int i = 0; i < filled.Length; i++)
        {
            int at = bandStart * width + i;
            if (coverage[at] != 0 || field.Mean(at % width, at / width, radiusPixels) is not { } value) continue;
            filled[i] = value;
            count++;
        }

        return count;
    }

    private readonly ref struct Field(ReadOnlySpan<float> plane, ReadOnlySpan<float> coverage, int width)
    {
        private readonly ReadOnlySpan<float> _plane = plane, _coverage = coverage;

        /// <summary>Of the covered pixels about (x, y), in the order of rows and columns; null where they are one-sided.</summary>
        public float? Mean(int x, int y, int radius)
        {
            int top = Math.Max(0, y - radius), bottom = Math.Min(_plane.Length / width - 1, y + radius);
            int left = Math.Max(0, x - radius), right = Math.Min(width - 1, x + radius), quarters = 0;
            double sum = 0, weights = 0;
            for (int row = top; row <= bottom; row++)
                for (int column = left; column <= right; column++)
                {
                    int dx = column - x, dy = row - y, square = dx * dx + dy * dy, at = row * width + column;
                    if (square > radius * radius || _coverage[at] == 0) continue;
                    double weight = 1.0 / square;
                    sum += weight * _plane[at];
                    weights += weight;
                    quarters |= 1 << Quarter(dx, dy);
                }

            return System.Numerics.BitOperations.PopCount((uint)quarters) >= FewestQuarters ? (float)(sum / weights) : null;
        }

        /// <summary>Each with one of the half axes that bound it.</summary>
        private static int Quarter(int dx, int dy) => dy switch
        {
            >= 0 when dx > 0 => 0,
            > 0 => 1,
            _ when dx < 0 => 2,
            _ => 3,
        };
    }
}
