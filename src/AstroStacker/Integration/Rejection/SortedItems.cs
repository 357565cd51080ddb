using System.Runtime.CompilerServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>Some of the items of sorted columns.</summary>
internal readonly ref struct SortedItems<TWide>(ref float column, nint stride, int first, int last)
    where TWide : struct, IWide<TWide>
{
    private readonly ref float _start = ref Unsafe.Add(ref column, first * stride);

    public int Count => last - first + 1;

    public TWide this[nint item]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TWide.Load(ref _start, item * stride);
    }

    /// <summary>Of an even number, the mean of the middle two.</summary>
    public TWide Median
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (this[(Count - 1) / 2] + this[Count / 2]) * TWide.Splat(0.5f);
    }

    /// <summary>Both masks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWide And(TWide one, TWide other) => TWide.Select(one, other, TWide.Splat(0));
}
