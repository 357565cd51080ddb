using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Residual from the line fitted to sorted samples over their rank, against the mean absolute residual. Samples that drift
/// evenly, as under a sky that brightens, lie on a line. Where noise is predicted, an outlier also lies
/// <see cref="PredictedLimit"/> times as far from the median: residuals of good samples are a small part of their noise.
/// </summary>
internal readonly struct LinearFitTest(ClipLimits limits) : IExtremeTest
{
    private const float PredictedLimit = 3;

    private readonly ClipLimits _residuals = limits;

    /// <summary>In predicted standard deviations from the median; the user's limits are in mean residuals.</summary>
    public ClipLimits Limits { get; } = new(PredictedLimit, PredictedLimit, limits.Floor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (TWide Low, TWide High) Outside<TWide>(ref float column, nint stride, int first, int last)
        where TWide : struct, IWide<TWide>
    {
        var items = new SortedItems<TWide>(ref column, stride, first, last);
        int count = items.Count;
        TWide median = items.Median, zero = TWide.Splat(0), sum = zero, moment = zero, half = TWide.Splat((count - 1) * 0.5f);
        for (nint item = 0; item < count; item++)
        {
            var distance = items[item] - median;
            sum += distance;
            moment += distance * (TWide.Splat(item) - half);
        }

        var slope = moment * TWide.Splat((float)(12 / ((double)count * ((double)count * count - 1))));
        var middle = median + sum * TWide.Splat(1f / count);
        var total = zero;
        for (nint item = 0; item < count; item++)
        {
            var residual = items[item] - middle - slope * (TWide.Splat(item) - half);
            total += TWide.Max(residual, zero - residual);
        }

        var scale = total * TWide.Splat(1f / count);
        var low = TWide.Less(scale * TWide.Splat(_residuals.Low), middle - slope * half - items[0]);
        var high = TWide.Less(scale * TWide.Splat(_residuals.High), items[count - 1] - middle - slope * half);
        var nearest = TWide.Splat(Limits.Floor * PredictedLimit);
        return (
            SortedItems<TWide>.And(low, TWide.Less(nearest, median - items[0])),
            SortedItems<TWide>.And(high, TWide.Less(nearest, items[count - 1] - median)));
    }
}
