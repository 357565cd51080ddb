using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// While the lowest or the highest sample lies outside, it is dropped, and centre and scale are those of the samples left;
/// it ends when neither does, or fewer than 3 are left.
/// </summary>
internal readonly struct ExtremeRule<TTest>(TTest test) : IClipRule
    where TTest : struct, IExtremeTest
{
    /// <summary>Two samples can't tell which of them is wrong.</summary>
    private const int FewestSamples = 3;

    private readonly TTest _test = test;

    public (float Low, float High) Gate(int count) => (_test.Limits.Low, _test.Limits.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TWide Suspect<TWide>(ref float columns, nint stride, int count) where TWide : struct, IWide<TWide>
    {
        if (count < FewestSamples) return TWide.Splat(0);
        var (low, high) = _test.Outside<TWide>(ref columns, stride, 0, count - 1);
        return TWide.Or(low, high);
    }

    public (int First, int Last) Keep(ref float column, nint stride, int count)
    {
        int first = 0, last = count - 1;
        while (last - first + 1 >= FewestSamples)
        {
            var (low, high) = _test.Outside<Wide1>(ref column, stride, first, last);
            if (!Wide1.Any(low) && !Wide1.Any(high)) break;
            if (Wide1.Any(low)) first++;
            if (Wide1.Any(high)) last--;
        }

        return (first, last);
    }
}
