using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Let F(s) = 1.134 sd(clamp(x - median, -1.5 s, 1.5 s)), sd with n - 1. F(s) / s falls, so a sample at distance d lies
/// beyond k times the fixed point s = F(s) exactly when F(d / k) &lt; d / k: no iteration is needed.
/// </summary>
internal readonly struct WinsorizedTest(ClipLimits limits) : IExtremeTest
{
    /// <summary>Huber 1981: where to winsorize, and what makes the result unbiased for Gaussian noise.</summary>
    private const float WinsorizeAt = 1.5f, UnbiasingFactor = 1.134f;

    private readonly float _perLow = 1 / limits.Low, _perHigh = 1 / limits.High;

    public ClipLimits Limits { get; } = limits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (TWide Low, TWide High) Outside<TWide>(ref float column, nint stride, int first, int last)
        where TWide : struct, IWide<TWide>
    {
        var items = new SortedItems<TWide>(ref column, stride, first, last);
        var median = items.Median;
        var scaleLow = (median - items[0]) * TWide.Splat(_perLow);
        var scaleHigh = (items[items.Count - 1] - median) * TWide.Splat(_perHigh);
        TWide clampLow = scaleLow * TWide.Splat(WinsorizeAt), clampHigh = scaleHigh * TWide.Splat(WinsorizeAt);
        TWide zero = TWide.Splat(0), sumLow = zero, squaresLow = zero, sumHigh = zero, squaresHigh = zero;
        for (nint item = 0; item < items.Count; item++)
        {
            var distance = items[item] - median;
            var low = TWide.Max(TWide.Min(distance, clampLow), zero - clampLow);
            var high = TWide.Max(TWide.Min(distance, clampHigh), zero - clampHigh);
            sumLow += low;
            squaresLow += low * low;
            sumHigh += high;
            squaresHigh += high * high;
        }

        return (IsBelow(sumLow, squaresLow, scaleLow, items.Count), IsBelow(sumHigh, squaresHigh, scaleHigh, items.Count));
    }

    /// <summary>
    /// Is the lowest or the highest item beyond its limit? Where both limits are one, only the farther is looked at: if it is not, neither
    /// is the other.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWide AnyOutside<TWide>(ref float column, nint stride, int count) where TWide : struct, IWide<TWide>
    {
        if (Limits.Low != Limits.High)
        {
            var (low, high) = Outside<TWide>(ref column, stride, 0, count - 1);
            return TWide.Or(low, high);
        }

        var items = new SortedItems<TWide>(ref column, stride, 0, count - 1);
        var median = items.Median;
        var scale = TWide.Max(median - items[0], items[count - 1] - median) * TWide.Splat(_perLow);
        TWide clamp = scale * TWide.Splat(WinsorizeAt), zero = TWide.Splat(0), sum = zero, squares = zero;
        for (nint item = 0; item < count; item++)
        {
            var held = TWide.Max(TWide.Min(items[item] - median, clamp), zero - clamp);
            sum += held;
            squares += held * held;
        }

        return IsBelow(sum, squares, scale, count);
    }

    /// <summary>
    /// F(scale) below scale, squared: 1.134^2 (sum of squares - sum^2 / n) / (n - 1) below scale^2; and the floor below it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TWide IsBelow<TWide>(TWide sum, TWide squares, TWide scale, int count) where TWide : struct, IWide<TWide>
    {
        var squaredDeviations = squares - sum * sum * TWide.Splat(1f / count);
        var variance = squaredDeviations * TWide.Splat(UnbiasingFactor * UnbiasingFactor / (count - 1));
        return TWide.Less(TWide.Max(variance, TWide.Splat(Limits.Floor * Limits.Floor)), scale * scale);
    }
}
