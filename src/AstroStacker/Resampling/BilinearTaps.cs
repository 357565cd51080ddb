using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>Weights 1 - f and f.</summary>
internal readonly struct BilinearTaps : ITapKernel
{
    private const int Next = BlockGrid.RowLength;

    public static int Reach => 1;

    public static bool CanRing => false;

    public static void Weigh<TWide>(TWide f, ref float table) where TWide : struct, IWide<TWide>
    {
        TWide.Store(TWide.Splat(1) - f, ref table, 0);
        TWide.Store(f, ref table, Next);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Interpolate<TWide>(
        ref float first, nint stride, ref float across, ref float down, in RingClamp clamp, ref float value)
            where TWide : struct, IWide<TWide>
    {
        TWide upper = TWide.Load(ref down, 0), lower = TWide.Load(ref down, Next);
        var left = upper * TWide.Load(ref first, 0) + lower * TWide.Load(ref first, stride);
        var right = upper * TWide.Load(ref first, 1) + lower * TWide.Load(ref first, stride + 1);
        TWide.Store(TWide.Load(ref across, 0) * left + TWide.Load(ref across, Next) * right, ref value, 0);
    }
}
