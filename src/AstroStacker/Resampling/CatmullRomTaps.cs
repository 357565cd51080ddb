using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>The cubic of Catmull and Rom 1974 (Keys 1981 with a = -1/2) on 4x4 samples.</summary>
internal readonly struct CatmullRomTaps : ITapKernel
{
    private const int Next = BlockGrid.RowLength;

    public static int Reach => 2;

    public static bool CanRing => true;

    public static void Weigh<TWide>(TWide f, ref float table) where TWide : struct, IWide<TWide>
    {
        TWide half = TWide.Splat(0.5f), one = TWide.Splat(1), threeHalves = TWide.Splat(1.5f);
        TWide.Store(((one - half * f) * f - half) * f, ref table, 0);
        TWide.Store((threeHalves * f - TWide.Splat(2.5f)) * f * f + one, ref table, Next);
        TWide.Store(((TWide.Splat(2) - threeHalves * f) * f + half) * f, ref table, 2 * Next);
        TWide.Store((half * f - half) * f * f, ref table, 3 * Next);
    }

    public static void Interpolate<TWide>(
        ref float first, nint stride, ref float across, ref float down, in RingClamp clamp, ref float value)
            where TWide : struct, IWide<TWide>
    {
        var weights = new ColumnWeights<TWide>(ref down);
        var sum = TWide.Load(ref across, 0) * weights.Sum(ref first, stride)
            + TWide.Load(ref across, Next) * weights.Sum(ref Unsafe.Add(ref first, 1), stride)
            + TWide.Load(ref across, 2 * Next) * weights.Sum(ref Unsafe.Add(ref first, 2), stride)
            + TWide.Load(ref across, 3 * Next) * weights.Sum(ref Unsafe.Add(ref first, 3), stride);
        TWide.Store(sum, ref value, 0);
        if (TWide.Any(clamp.Suspects(sum, ref first, stride, Reach))) clamp.Apply<TWide>(ref value, ref first, stride, Reach);
    }

    private readonly struct ColumnWeights<TWide>(ref float down) where TWide : struct, IWide<TWide>
    {
        private readonly TWide _w0 = TWide.Load(ref down, 0), _w1 = TWide.Load(ref down, Next);
        private readonly TWide _w2 = TWide.Load(ref down, 2 * Next), _w3 = TWide.Load(ref down, 3 * Next);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TWide Sum(ref float tap, nint stride) =>
            (_w0 * TWide.Load(ref tap, 0) + _w1 * TWide.Load(ref tap, stride))
                + (_w2 * TWide.Load(ref tap, 2 * stride) + _w3 * TWide.Load(ref tap, 3 * stride));
    }
}
