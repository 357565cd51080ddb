using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>Weights 1 - f and f.</summary>
internal readonly struct BilinearTaps : ITapKernel
{
    public static int Reach => 1;

    public static bool CanRing => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Interpolate<TWide>(ref float first, nint stride, TWide fx, TWide fy, in RingClamp clamp)
        where TWide : struct, IWide<TWide>
    {
        var one = TWide.Splat(1);
        TWide gx = one - fx, gy = one - fy;
        var left = gy * TWide.Load(ref first, 0) + fy * TWide.Load(ref first, stride);
        var right = gy * TWide.Load(ref first, 1) + fy * TWide.Load(ref first, stride + 1);
        return gx * left + fx * right;
    }
}
