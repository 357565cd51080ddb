using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>Distance from the median against the predicted standard deviation, in whose units the items come.</summary>
internal readonly struct PredictedTest(ClipLimits limits) : IExtremeTest
{
    public ClipLimits Limits { get; } = limits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (TWide Low, TWide High) Outside<TWide>(ref float column, nint stride, int first, int last)
        where TWide : struct, IWide<TWide>
    {
        var items = new SortedItems<TWide>(ref column, stride, first, last);
        return (
            TWide.Less(TWide.Splat(Limits.Low), items.Median - items[0]),
            TWide.Less(TWide.Splat(Limits.High), items[items.Count - 1] - items.Median));
    }
}
