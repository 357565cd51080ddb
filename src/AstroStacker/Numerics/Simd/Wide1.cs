using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AstroStacker.Numerics.Simd;

/// <summary>One lane: the ends of rows, and single pixels.</summary>
internal readonly struct Wide1(float lane) : IWide<Wide1>
{
    private readonly float _lane = lane;

    public static int Count => 1;

    /// <summary>The lane as the first of a row: minima and maxima without branches, which noise would mislead.</summary>
    private Vector128<float> Row => Vector128.CreateScalarUnsafe(_lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1 Splat(float value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1 Load(ref readonly float start, nint index) =>
        new(Unsafe.Add(ref Unsafe.AsRef(in start), index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Wide1 value, ref float start, nint index) => Unsafe.Add(ref start, index) = value._lane;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1 operator +(Wide1 left, Wide1 right) => new(left._lane + right._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1 operator -(Wide1 left, Wide1 right) => new(left._lane - right._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1 operator *(Wide1 left, Wide1 right) => new(left._lane * right._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1 operator /(Wide1 left, Wide1 right) => new(left._lane / right._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1 Min(Wide1 left, Wide1 right) => Vector128.IsHardwareAccelerated
        ? new(Vector128.MinNative(left.Row, right.Row).ToScalar()) : left._lane < right._lane ? left : right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1 Max(Wide1 left, Wide1 right) => Vector128.IsHardwareAccelerated
        ? new(Vector128.MaxNative(left.Row, right.Row).ToScalar()) : left._lane > right._lane ? left : right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1 Sqrt(Wide1 value) => new(MathF.Sqrt(value._lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1 Less(Wide1 left, Wide1 right) => Mask(left._lane < right._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1 Equal(Wide1 left, Wide1 right) => Mask(left._lane == right._lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1 Or(Wide1 left, Wide1 right) => Mask(Any(left) || Any(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide1 Select(Wide1 mask, Wide1 whenTrue, Wide1 whenFalse) => Any(mask) ? whenTrue : whenFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Wide1 mask) => BitConverter.SingleToInt32Bits(mask._lane) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Wide1 Mask(bool value) => new(BitConverter.Int32BitsToSingle(value ? -1 : 0));
}
