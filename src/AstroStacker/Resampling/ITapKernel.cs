using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>
/// A separable interpolation kernel: 2 x Reach taps on each axis, those from Reach - 1 before the sample at or left of
/// the position. Down the columns first, then along the row. At fraction 0 the sample itself comes out, to the bit.
/// </summary>
internal interface ITapKernel
{
    static abstract int Reach { get; }

    /// <summary>True where taps of negative weight can dig rings round bright stars.</summary>
    static abstract bool CanRing { get; }

    /// <summary>False where only the exact 2-D sum will do.</summary>
    static virtual bool TakesTwoPasses => true;

    /// <summary>
    /// Writes the weights at fraction f, 0 to below 1: tap k's at table[k x BlockGrid.RowLength].
    /// </summary>
    static abstract void Weigh<TWide>(TWide f, ref float table) where TWide : struct, IWide<TWide>;

    /// <summary>Computes as many values as TWide has lanes.</summary>
    /// <param name="first">Top-left tap of the first lane; the next lane's lies one to the right.</param>
    /// <param name="stride">Samples from one row to the next.</param>
    /// <param name="across">The first lane's weights along the row.</param>
    /// <param name="down">The first lane's weights down the columns.</param>
    /// <param name="clamp">When undershoot is held back.</param>
    /// <param name="value">Receives the first lane's value; the others follow.</param>
    static abstract void Interpolate<TWide>(
        ref float first, nint stride, ref float across, ref float down, in RingClamp clamp, ref float value)
            where TWide : struct, IWide<TWide>;
}
