using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>
/// Keeps kernels with negative taps from digging dark rings round sharp bright edges (saturated stars, hot pixels). Let m be
/// the lowest of the four samples round the position, v the interpolated value, t = max(floor, 1 % of the contrast
/// among all taps) and u = (m - v) / t. Up to u = 1 the value stays; beyond, it becomes m - t / u^2. Well sampled stars
/// (FWHM from 1.8 pixels) undershoot less than 1 %, so their flux is that of the linear kernel.
/// </summary>
/// <param name="Floor">A few times the local noise, in sample units: what is no more can't be told from noise.</param>
internal readonly record struct RingClamp(float Floor)
{
    /// <summary>In standard deviations of the noise; see docs/algorithms/resampling.md for how it was chosen.</summary>
    public const float FloorSigmas = 1.5f;

    /// <summary>Leaves all values as they are.</summary>
    public static readonly RingClamp Off = new(float.PositiveInfinity);

    private const float ContrastShare = 0.01f;

    /// <summary>The lanes whose value lies so low that the clamp may be needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWide Suspects<TWide>(TWide value, ref float first, nint stride, int reach)
        where TWide : struct, IWide<TWide> =>
        TWide.Less(value, LowestNeighbour<TWide>(ref first, stride, reach) - TWide.Splat(Floor));

    /// <summary>The clamped values; lanes that are no suspects come out as they were.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Apply<TWide>(ref float value, ref float first, nint stride, int reach)
        where TWide : struct, IWide<TWide>
    {
        var plain = TWide.Load(ref value, 0);
        TWide lowest = TWide.Load(ref first, 0), highest = lowest;
        for (nint row = 0; row < 2 * reach; row++)
            for (nint column = 0; column < 2 * reach; column++)
            {
                var tap = TWide.Load(ref first, row * stride + column);
                lowest = TWide.Min(lowest, tap);
                highest = TWide.Max(highest, tap);
            }

        var neighbour = LowestNeighbour<TWide>(ref first, stride, reach);
        var tolerance = TWide.Max(TWide.Splat(Floor), (highest - lowest) * TWide.Splat(ContrastShare));
        var hole = neighbour - plain;
        var clamped = neighbour - tolerance * (tolerance / hole) * (tolerance / hole);
        var isHole = TWide.Select(Suspects(plain, ref first, stride, reach), TWide.Less(tolerance, hole), TWide.Splat(0));
        TWide.Store(TWide.Select(isHole, clamped, plain), ref value, 0);
    }

    /// <summary>The least of the 2x2 samples in the middle of the taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide LowestNeighbour<TWide>(ref float first, nint stride, int reach)
        where TWide : struct, IWide<TWide>
    {
        nint at = (reach - 1) * (stride + 1);
        return TWide.Min(
            TWide.Min(TWide.Load(ref first, at), TWide.Load(ref first, at + 1)),
            TWide.Min(TWide.Load(ref first, at + stride), TWide.Load(ref first, at + stride + 1)));
    }
}
