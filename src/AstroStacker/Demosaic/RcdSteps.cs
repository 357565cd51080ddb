using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>What RCD's kernels share.</summary>
internal static class RcdSteps
{
    /// <summary>In units of saturation: where nothing changes, opposite sides weigh the same.</summary>
    public const float LeastGradient = 1e-5f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Distance<TWide>(TWide one, TWide other) where TWide : struct, IWide<TWide> =>
        TWide.Max(one - other, other - one);

    /// <summary>Of a share and the mean of its four neighbours that which is further from one half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Refine<TWide>(TWide share, TWide sumOfFour) where TWide : struct, IWide<TWide>
    {
        var half = TWide.Splat(0.5f);
        var mean = sumOfFour * TWide.Splat(0.25f);
        return TWide.Select(TWide.Less(Distance(share, half), Distance(mean, half)), mean, share);
    }

    /// <summary>Two estimates, each weighed by the other's gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide Weigh<TWide>(TWide one, TWide gradient, TWide other, TWide otherGradient)
        where TWide : struct, IWide<TWide> =>
        (otherGradient * one + gradient * other) / (gradient + otherGradient);
}
