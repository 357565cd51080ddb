using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>Distance from the median against the standard deviation about the mean (n - 1).</summary>
internal readonly struct SigmaTest(ClipLimits limits) : IExtremeTest
{
    private readonly float _low = limits.Low * limits.Low, _high = limits.High * limits.High;

    public ClipLimits Limits { get; } = limits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (TWide Low, TWide High) Outside<TWide>(ref float column, nint stride, int first, int last)
        where TWide : struct, IWide<TWide>
    {
        var items = new SortedItems<TWide>(ref column, stride, first, last);
        TWide median = items.Median, sum = TWide.Splat(0), squares = sum;
        for (nint item = 0; item < items.Count; item++)
        {
            var distance = items[item] - median;
            sum += distance;
            squares += distance * distance;
        }

        var squaredDeviations = squares - sum * sum * TWide.Splat(1f / items.Count);
        var variance = TWide.Max(
            squaredDeviations * TWide.Splat(1f / (items.Count - 1)), TWide.Splat(Limits.Floor * Limits.Floor));
        TWide low = median - items[0], high = items[items.Count - 1] - median;
        return (TWide.Less(variance * TWide.Splat(_low), low * low), TWide.Less(variance * TWide.Splat(_high), high * high));
    }
}
