using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>
/// A separable interpolation kernel: 2 x Reach taps on each axis, those from Reach - 1 before the sample at or left of
/// the position. Columns first, then along the row. At fraction 0 the sample itself comes out, to the bit.
/// </summary>
internal interface ITapKernel
{
    static abstract int Reach { get; }

    /// <summary>True where taps of negative weight can dig rings round bright stars.</summary>
    static abstract bool CanRing { get; }

    /// <summary>The value at (fx, fy), both 0 to below 1, right of and below the sample in the middle of the taps.</summary>
    /// <param name="first">Top-left tap of the first lane; the next lane's lies one to the right.</param>
    /// <param name="stride">Samples from one row to the next.</param>
    /// <param name="fx">Fraction along the row.</param>
    /// <param name="fy">Fraction down the column.</param>
    /// <param name="clamp">When negative taps are held back.</param>
    static abstract TWide Interpolate<TWide>(ref float first, nint stride, TWide fx, TWide fy, in RingClamp clamp)
        where TWide : struct, IWide<TWide>;
}
