using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>
/// Lanczos' windowed sinc on 6x6 samples, sinc(x) sinc(x / 3) for |x| below 3, divided by the sum of its six weights.
/// </summary>
internal readonly struct Lanczos3Taps : ITapKernel
{
    public static int Reach => 3;

    public static bool CanRing => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Interpolate<TWide>(ref float first, nint stride, TWide fx, TWide fy, in RingClamp clamp)
        where TWide : struct, IWide<TWide>
    {
        Weights<TWide> across = new(fx), down = new(fy);
        var limit = clamp.Limit(down.Negative);
        var c0 = Column(down, ref first, stride, clamp, limit);
        var c1 = Column(down, ref Unsafe.Add(ref first, 1), stride, clamp, limit);
        var c2 = Column(down, ref Unsafe.Add(ref first, 2), stride, clamp, limit);
        var c3 = Column(down, ref Unsafe.Add(ref first, 3), stride, clamp, limit);
        var c4 = Column(down, ref Unsafe.Add(ref first, 4), stride, clamp, limit);
        var c5 = Column(down, ref Unsafe.Add(ref first, 5), stride, clamp, limit);
        var positive = across.W0 * c0 + across.W2 * c2 + across.W3 * c3 + across.W5 * c5;
        var negative = across.W1 * c1 + across.W4 * c4;
        return clamp.Combine(positive, negative, across.Negative, clamp.Limit(across.Negative));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Column<TWide>(in Weights<TWide> w, ref float tap, nint stride, in RingClamp clamp, TWide limit)
        where TWide : struct, IWide<TWide>
    {
        var positive = w.W0 * TWide.Load(ref tap, 0) + w.W2 * TWide.Load(ref tap, 2 * stride)
            + w.W3 * TWide.Load(ref tap, 3 * stride) + w.W5 * TWide.Load(ref tap, 5 * stride);
        var negative = w.W1 * TWide.Load(ref tap, stride) + w.W4 * TWide.Load(ref tap, 4 * stride);
        return clamp.Combine(positive, negative, w.Negative, limit);
    }

    /// <summary>
    /// W1 and W4 are negative, the others positive; they sum to 1. Mirrored weights share their part even in t = f - 1/2
    /// and differ in the sign of the odd one; both are polynomials in t squared, interpolated at Chebyshev nodes, that
    /// miss the formula by less than 2e-7.
    /// </summary>
    private readonly struct Weights<TWide> where TWide : struct, IWide<TWide>
    {
        public readonly TWide W0, W1, W2, W3, W4, W5, Negative;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Weights(TWide f)
        {
            var t = f - TWide.Splat(0.5f);
            var u = t * t;
            var even1 = Polynomial(u, -0.135869518f, 0.570761561f, -0.114021696f, 0.0283957068f, -0.0353886299f);
            var even2 = Polynomial(u, 0.0244565476f, -0.0881258771f, -0.0568547174f, 0.0780513361f, -0.0233552083f);
            var even0 = TWide.Splat(0.5f) - even1 - even2;
            var odd0 = t * Polynomial(u, -1.33667123f, 1.54527617f, -0.909471929f, 0.523047626f, -0.250538468f);
            var odd1 = t * Polynomial(u, 0.181159258f, -0.841508865f, 0.525335193f, -0.263529658f, 0.128589749f);
            var odd2 = t * Polynomial(u, -0.0639243722f, 0.309988201f, -0.24172911f, 0.111244157f, -0.0519328564f);
            var (zero, isWhole) = (TWide.Splat(0), TWide.Equal(f, TWide.Splat(0)));
            W0 = TWide.Select(isWhole, zero, even2 + odd2);
            W1 = TWide.Select(isWhole, zero, even1 + odd1);
            W2 = TWide.Select(isWhole, TWide.Splat(1), even0 + odd0);
            W3 = TWide.Select(isWhole, zero, even0 - odd0);
            W4 = TWide.Select(isWhole, zero, even1 - odd1);
            W5 = TWide.Select(isWhole, zero, even2 - odd2);
            Negative = W1 + W4;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TWide Polynomial(TWide u, float c0, float c1, float c2, float c3, float c4) =>
            (((TWide.Splat(c4) * u + TWide.Splat(c3)) * u + TWide.Splat(c2)) * u + TWide.Splat(c1)) * u + TWide.Splat(c0);
    }
}
