using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Generalised extreme Studentised deviate (Rosner 1983): the sample furthest from the mean is taken off again and again, up
/// to a share of all; each time its distance in standard deviations R is held against the critical value lambda. All up to
/// the last one with R above lambda are outliers, so that two alike can't hide each other.
/// </summary>
/// <param name="critical">Lambda by the number of samples left, see <see cref="GesdCritical"/>.</param>
/// <param name="share">Of a pixel's samples, at most so many are dropped.</param>
/// <param name="floor">The least standard deviation.</param>
internal readonly ref struct GesdRule(ReadOnlySpan<float> critical, double share, float floor) : IClipRule
{
    private readonly ReadOnlySpan<float> _critical = critical;

    public (float Low, float High) Gate(int count)
    {
        float least = _critical[Math.Max(count - MostOutliers(count) + 1, 0)];
        return (least, least);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWide Suspect<TWide>(ref float columns, nint stride, int count) where TWide : struct, IWide<TWide> =>
        count < GesdCritical.FewestSamples ? TWide.Splat(0) : TWide.Less(TWide.Splat(0), TWide.Splat(1));

    public (int First, int Last) Keep(ref float column, nint stride, int count)
    {
        double sum = 0, squares = 0;
        for (int item = 0; item < count; item++)
        {
            double distance = Distance(ref column, stride, count, item);
            sum += distance;
            squares += distance * distance;
        }

        int first = 0, last = count - 1;
        var keep = (first, last);
        for (int most = MostOutliers(count); most > 0 && last - first + 1 >= GesdCritical.FewestSamples; most--)
        {
            int left = last - first + 1;
            double lowest = Distance(ref column, stride, count, first), highest = Distance(ref column, stride, count, last);
            double mean = sum / left, variance = Math.Max((squares - sum * mean) / (left - 1), (double)floor * floor);
            bool dropHigh = highest - mean >= mean - lowest;
            double dropped = dropHigh ? highest : lowest, deviation = dropped - mean, limit = _critical[left];
            if (dropHigh) last--;
            else first++;
            if (deviation * deviation > limit * limit * variance) keep = (first, last);
            sum -= dropped;
            squares -= dropped * dropped;
        }

        return keep;
    }

    private int MostOutliers(int count) => Math.Max(1, (int)(share * count));

    /// <summary>From the middle item, which keeps the sums small.</summary>
    private static double Distance(ref float column, nint stride, int count, int item) =>
        (double)Unsafe.Add(ref column, item * stride) - Unsafe.Add(ref column, count / 2 * stride);
}
