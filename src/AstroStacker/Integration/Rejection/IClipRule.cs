using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// Which of a pixel's sorted samples to keep: always a range of values, so that equal samples share a fate. A column is
/// <c>count</c> items, <c>stride</c> apart. Where noise is predicted, items are deviations from the median in predicted
/// standard deviations.
/// </summary>
internal interface IClipRule
{
    /// <summary>
    /// Where noise is predicted: nothing is dropped unless a sample lies so many predicted standard deviations below or above
    /// the median of that many.
    /// </summary>
    (float Low, float High) Gate(int count);

    /// <summary>A mask of the columns that <see cref="Keep"/> has to look at.</summary>
    TWide Suspect<TWide>(ref float columns, nint stride, int count) where TWide : struct, IWide<TWide>;

    /// <summary>The first and the last item to keep, at least one.</summary>
    (int First, int Last) Keep(ref float column, nint stride, int count);
}
