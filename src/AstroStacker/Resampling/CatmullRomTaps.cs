using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>The cubic of Catmull and Rom 1974 (Keys 1981 with a = -1/2) on 4x4 samples.</summary>
internal readonly struct CatmullRomTaps : ITapKernel
{
    public static int Reach => 2;

    public static bool CanRing => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Interpolate<TWide>(ref float first, nint stride, TWide fx, TWide fy, in RingClamp clamp)
        where TWide : struct, IWide<TWide>
    {
        Weights<TWide> across = new(fx), down = new(fy);
        var limit = clamp.Limit(down.Negative);
        var c0 = Sum(down, Tap<TWide>(ref first, stride, 0), clamp, limit);
        var c1 = Sum(down, Tap<TWide>(ref first, stride, 1), clamp, limit);
        var c2 = Sum(down, Tap<TWide>(ref first, stride, 2), clamp, limit);
        var c3 = Sum(down, Tap<TWide>(ref first, stride, 3), clamp, limit);
        return Sum(across, (c0, c1, c2, c3), clamp, clamp.Limit(across.Negative));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TWide, TWide, TWide, TWide) Tap<TWide>(ref float first, nint stride, nint column) where TWide : struct, IWide<TWide> =>
        (TWide.Load(ref first, column), TWide.Load(ref first, stride + column),
            TWide.Load(ref first, 2 * stride + column), TWide.Load(ref first, 3 * stride + column));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Sum<TWide>(
        in Weights<TWide> weights, (TWide, TWide, TWide, TWide) taps, in RingClamp clamp, TWide limit) where TWide : struct, IWide<TWide>
    {
        var positive = weights.W1 * taps.Item2 + weights.W2 * taps.Item3;
        var negative = weights.W0 * taps.Item1 + weights.W3 * taps.Item4;
        return clamp.Combine(positive, negative, weights.Negative, limit);
    }

    /// <summary>W1 and W2 are positive, W0 and W3 negative; they sum to 1.</summary>
    private readonly struct Weights<TWide> where TWide : struct, IWide<TWide>
    {
        public readonly TWide W0, W1, W2, W3, Negative;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Weights(TWide f)
        {
            TWide half = TWide.Splat(0.5f), one = TWide.Splat(1), threeHalves = TWide.Splat(1.5f);
            W0 = ((one - half * f) * f - half) * f;
            W1 = (threeHalves * f - TWide.Splat(2.5f)) * f * f + one;
            W2 = ((TWide.Splat(2) - threeHalves * f) * f + half) * f;
            W3 = (half * f - half) * f * f;
            Negative = W0 + W3;
        }
    }
}
