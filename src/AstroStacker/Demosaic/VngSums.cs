using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>
/// VNG's sums over the directions that count. At red and blue the first missing colour is green and the second the opposite
/// one; at green they are those along the row and along the column. What adds a direction is a call, as in <see cref="VngSteps"/>.
/// </summary>
/// <param name="most">The largest gradient of a direction that counts.</param>
/// <param name="isGreen">Lanes of green samples.</param>
internal struct VngSums<TWide>(TWide most, TWide isGreen) where TWide : struct, IWide<TWide>
{
    private TWide _count = TWide.Splat(0), _own = TWide.Splat(0), _first = TWide.Splat(0), _second = TWide.Splat(0);

    /// <summary>The means of a direction along a column or a row.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AddStraight(ref float centre, nint along, nint aside, TWide gradient, bool isVertical)
    {
        var half = TWide.Splat(0.5f);
        var next = TWide.Load(ref centre, along);
        var own = (TWide.Load(ref centre, 2 * along) + TWide.Load(ref centre, 0)) * half;
        var opposite = (TWide.Load(ref centre, along - aside) + TWide.Load(ref centre, along + aside)) * half;
        var beside = ((TWide.Load(ref centre, 2 * along - aside) + TWide.Load(ref centre, 2 * along + aside))
            + (TWide.Load(ref centre, -aside) + TWide.Load(ref centre, aside))) * TWide.Splat(0.25f);
        if (isVertical) Add(gradient, own, TWide.Select(isGreen, beside, next), TWide.Select(isGreen, next, opposite));
        else Add(gradient, own, next, TWide.Select(isGreen, beside, opposite));
    }

    /// <summary>The means of a diagonal direction, given as a step down or up and one to a side.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AddSlanted(ref float centre, nint down, nint aside, TWide gradient)
    {
        nint along = down + aside;
        var half = TWide.Splat(0.5f);
        var next = TWide.Load(ref centre, along);
        var far = (TWide.Load(ref centre, 2 * along) + TWide.Load(ref centre, 0)) * half;
        var alongRow = TWide.Load(ref centre, aside) + TWide.Load(ref centre, along + down);
        var alongColumn = TWide.Load(ref centre, down) + TWide.Load(ref centre, along + aside);
        Add(
            gradient, TWide.Select(isGreen, next, far),
            TWide.Select(isGreen, alongRow * half, (alongRow + alongColumn) * TWide.Splat(0.25f)),
            TWide.Select(isGreen, alongColumn * half, next));
    }

    /// <summary>Both missing colours: the sample and how they differ from its own in the mean.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly (TWide First, TWide Second) Estimates(TWide sample) =>
        (sample + (_first - _own) / _count, sample + (_second - _own) / _count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(TWide gradient, TWide own, TWide first, TWide second)
    {
        var zero = TWide.Splat(0);
        var leftOut = TWide.Less(most, gradient);
        _count += TWide.Select(leftOut, zero, TWide.Splat(1));
        _own += TWide.Select(leftOut, zero, own);
        _first += TWide.Select(leftOut, zero, first);
        _second += TWide.Select(leftOut, zero, second);
    }
}
