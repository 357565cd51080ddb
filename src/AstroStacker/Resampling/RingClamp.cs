using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>
/// Holds back the negative taps where a bright star would dig a dark ring: PixInsight's rule (J. Conejero, PCL
/// documentation) on samples above the local background, with a floor that keeps it out of the noise.
/// With sp and sn the sums of |weight| x (sample - background) over positive and negative taps, wp and wn those of
/// |weight|, and r = sn / (max(sp, 0) + floor): up to r = 0.3 the result is plain; beyond, sn and wn are multiplied by
/// c = 1 - ((r - 0.3) / 0.7)^2, 0 from r = 1 on, and the result is background + (sp - c sn) / (wp - c wn).
/// </summary>
/// <param name="Background">Local level of the sky, in sample units.</param>
/// <param name="Floor">A few times the local noise: undershoot of that size can't be told from noise.</param>
internal readonly record struct RingClamp(float Background, float Floor)
{
    /// <summary>The share of the positive taps that the negative ones may reach untouched.</summary>
    public const float FreeShare = 0.3f;

    /// <summary>The floor in standard deviations of the noise; see docs/algorithms/resampling.md for how it was chosen.</summary>
    public const float FloorSigmas = 2;

    /// <summary>
    /// What <see cref="Combine"/> compares with: negative sums above it can't need the clamp.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWide Limit<TWide>(TWide negativeWeight) where TWide : struct, IWide<TWide> =>
        TWide.Splat(Background) * negativeWeight - TWide.Splat(FreeShare * Floor);

    /// <summary>The interpolated value from the sums over taps of positive and of negative weight (both with sign).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWide Combine<TWide>(TWide positive, TWide negative, TWide negativeWeight, TWide limit) where TWide : struct, IWide<TWide>
    {
        var plain = positive + negative;
        var suspect = TWide.Less(negative, limit);
        return TWide.Any(suspect) ? TWide.Select(suspect, Clamp(positive, negative, negativeWeight), plain) : plain;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private TWide Clamp<TWide>(TWide positive, TWide negative, TWide negativeWeight) where TWide : struct, IWide<TWide>
    {
        TWide zero = TWide.Splat(0), one = TWide.Splat(1), background = TWide.Splat(Background), free = TWide.Splat(FreeShare);
        var wn = zero - negativeWeight;
        var wp = one + wn;
        var sp = positive - background * wp;
        var sn = background * negativeWeight - negative;
        var r = sn / (TWide.Max(sp, zero) + TWide.Splat(Floor));
        var beyond = TWide.Min((r - free) / (one - free), one);
        var c = one - beyond * beyond;
        var clamped = background + (sp - c * sn) / (wp - c * wn);
        return TWide.Select(TWide.Less(free, r), clamped, positive + negative);
    }
}
