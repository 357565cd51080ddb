using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>The nearest sample; half-way, the right or lower one.</summary>
internal readonly struct NearestTaps : ITapKernel
{
    public static int Reach => BilinearTaps.Reach;

    public static bool CanRing => false;

    /// <summary>A footprint slanted by a hair would choose another sample now and then.</summary>
    public static bool TakesTwoPasses => false;

    public static void Weigh<TWide>(TWide f, ref float table) where TWide : struct, IWide<TWide>
    {
        TWide isLeft = TWide.Less(f, TWide.Splat(0.5f)), zero = TWide.Splat(0), one = TWide.Splat(1);
        TWide.Store(TWide.Select(isLeft, one, zero), ref table, 0);
        TWide.Store(TWide.Select(isLeft, zero, one), ref table, BlockGrid.RowLength);
    }

    public static void Interpolate<TWide>(
        ref float first, nint stride, ref float across, ref float down, in RingClamp clamp, ref float value)
            where TWide : struct, IWide<TWide> =>
        BilinearTaps.Interpolate<TWide>(ref first, stride, ref across, ref down, clamp, ref value);
}
