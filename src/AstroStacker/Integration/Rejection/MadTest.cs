using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Distance from the median against 1.4826 times the median absolute deviation, which is a standard deviation for Gaussian
/// noise. The h samples nearest to the median m are neighbours when sorted, so the h-th smallest deviation is the least over
/// i of max(m - x[i], x[i + h - 1] - m): no second sort.
/// </summary>
internal readonly struct MadTest(ClipLimits limits) : IExtremeTest
{
    /// <summary>1 / the third quartile of a Gaussian.</summary>
    private const float GaussianFactor = 1.482602f;

    public ClipLimits Limits { get; } = limits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (TWide Low, TWide High) Outside<TWide>(ref float column, nint stride, int first, int last)
        where TWide : struct, IWide<TWide>
    {
        var items = new SortedItems<TWide>(ref column, stride, first, last);
        var median = items.Median;
        TWide lower = Smallest(items, median, (items.Count + 1) / 2), upper = Smallest(items, median, items.Count / 2 + 1);
        var sigma = TWide.Max((lower + upper) * TWide.Splat(0.5f * GaussianFactor), TWide.Splat(Limits.Floor));
        return (
            TWide.Less(sigma * TWide.Splat(Limits.Low), median - items[0]),
            TWide.Less(sigma * TWide.Splat(Limits.High), items[items.Count - 1] - median));
    }

    /// <summary>The <paramref name="rank"/>-th smallest absolute deviation, counted from 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Smallest<TWide>(in SortedItems<TWide> items, TWide median, int rank) where TWide : struct, IWide<TWide>
    {
        var least = TWide.Splat(float.PositiveInfinity);
        for (nint item = 0; item + rank <= items.Count; item++)
            least = TWide.Min(least, TWide.Max(median - items[item], items[item + rank - 1] - median));
        return least;
    }
}
