using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>
/// sinc(x) sinc(x / 4) for |x| below 4 on 8x8 samples, divided by the sum of its eight weights and slope-keeping as
/// <see cref="Lanczos3Taps"/>: tap k gets (k - 1/2) e / 42 more.
/// </summary>
internal readonly struct Lanczos4Taps : ITapKernel
{
    private const int Next = BlockGrid.RowLength;

    public static int Reach => 4;

    public static bool CanRing => true;

    /// <summary>As in <see cref="Lanczos3Taps"/>, polynomials in t squared; they miss the formula by 5e-8.</summary>
    public static void Weigh<TWide>(TWide f, ref float table) where TWide : struct, IWide<TWide>
    {
        var t = f - TWide.Splat(0.5f);
        var u = t * t;
        var even1 = Polynomial(u, -0.166011394f, 0.717509696f, -0.206364501f, -0.0397292039f, 0.0390526257f);
        var even2 = Polynomial(u, 0.0597641061f, -0.267825487f, 0.109206737f, 0.0291629087f, -0.0227432535f);
        var even3 = Polynomial(u, -0.0126301535f, 0.0491719801f, 0.0135923065f, -0.0359630493f, 0.0126885226f);
        var slope1 = Polynomial(u, 0.164417415f, -0.74567051f, 0.363218262f, -0.0380369703f, -0.0272996514f);
        var slope2 = Polynomial(u, -0.0721270179f, 0.34668793f, -0.244625477f, 0.0449816517f, 0.0105759184f);
        var slope3 = Polynomial(u, 0.0243431493f, -0.116970457f, 0.0820974467f, -0.0137353647f, -0.00435672707f);
        var even0 = TWide.Splat(0.5f) - even1 - even2 - even3;
        var odd0 = t * (TWide.Splat(-1) - TWide.Splat(3) * slope1 - TWide.Splat(5) * slope2 - TWide.Splat(7) * slope3);
        var isWhole = TWide.Equal(f, TWide.Splat(0));
        StorePair(even3, t * slope3, isWhole, 0, ref table);
        StorePair(even2, t * slope2, isWhole, 1, ref table);
        StorePair(even1, t * slope1, isWhole, 2, ref table);
        TWide.Store(TWide.Select(isWhole, TWide.Splat(1), even0 + odd0), ref table, 3 * Next);
        TWide.Store(TWide.Select(isWhole, TWide.Splat(0), even0 - odd0), ref table, 4 * Next);
    }

    public static void Interpolate<TWide>(
        ref float first, nint stride, ref float across, ref float down, in RingClamp clamp, ref float value)
            where TWide : struct, IWide<TWide>
    {
        var sum = Column<TWide>(ref first, stride, ref across, ref down, 0);
        for (nint column = 1; column < 2 * Reach; column++)
            sum += Column<TWide>(ref first, stride, ref across, ref down, column);
        TWide.Store(sum, ref value, 0);
        if (TWide.Any(clamp.Suspects(sum, ref first, stride, Reach))) clamp.Apply<TWide>(ref value, ref first, stride, Reach);
    }

    /// <summary>One column's taps, times the column's weight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Column<TWide>(ref float first, nint stride, ref float across, ref float down, nint column)
        where TWide : struct, IWide<TWide>
    {
        ref float tap = ref Unsafe.Add(ref first, column);
        var sum = (Product<TWide>(ref tap, stride, ref down, 0) + Product<TWide>(ref tap, stride, ref down, 1))
            + (Product<TWide>(ref tap, stride, ref down, 2) + Product<TWide>(ref tap, stride, ref down, 3))
            + (Product<TWide>(ref tap, stride, ref down, 4) + Product<TWide>(ref tap, stride, ref down, 5))
            + (Product<TWide>(ref tap, stride, ref down, 6) + Product<TWide>(ref tap, stride, ref down, 7));
        return TWide.Load(ref across, column * Next) * sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Product<TWide>(ref float tap, nint stride, ref float down, nint row)
        where TWide : struct, IWide<TWide> => TWide.Load(ref down, row * Next) * TWide.Load(ref tap, row * stride);

    /// <summary>The weights of tap k and of the tap that mirrors it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePair<TWide>(TWide even, TWide odd, TWide isWhole, nint k, ref float table)
        where TWide : struct, IWide<TWide>
    {
        TWide.Store(TWide.Select(isWhole, TWide.Splat(0), even + odd), ref table, k * Next);
        TWide.Store(TWide.Select(isWhole, TWide.Splat(0), even - odd), ref table, (2 * Reach - 1 - k) * Next);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Polynomial<TWide>(TWide u, float c0, float c1, float c2, float c3, float c4)
        where TWide : struct, IWide<TWide> =>
        (((TWide.Splat(c4) * u + TWide.Splat(c3)) * u + TWide.Splat(c2)) * u + TWide.Splat(c1)) * u + TWide.Splat(c0);
}
