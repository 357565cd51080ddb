using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AstroStacker.Numerics.Simd;

/// <summary>16 lanes: AVX-512.</summary>
internal readonly struct Wide16(Vector512<float> lanes) : IWide<Wide16>
{
    private readonly Vector512<float> _lanes = lanes;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide16 Splat(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide16 Load(ref readonly float start, nint index) => new(Vector512.LoadUnsafe(in start, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Wide16 value, ref float start, nint index) => value._lanes.StoreUnsafe(ref start, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide16 operator +(Wide16 left, Wide16 right) => new(left._lanes + right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide16 operator -(Wide16 left, Wide16 right) => new(left._lanes - right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide16 operator *(Wide16 left, Wide16 right) => new(left._lanes * right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide16 operator /(Wide16 left, Wide16 right) => new(left._lanes / right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide16 Min(Wide16 left, Wide16 right) => new(Vector512.MinNative(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide16 Max(Wide16 left, Wide16 right) => new(Vector512.MaxNative(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide16 Less(Wide16 left, Wide16 right) => new(Vector512.LessThan(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide16 Equal(Wide16 left, Wide16 right) => new(Vector512.Equals(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide16 Or(Wide16 left, Wide16 right) => new(left._lanes | right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide16 Select(Wide16 mask, Wide16 whenTrue, Wide16 whenFalse) =>
        new(Vector512.ConditionalSelect(mask._lanes, whenTrue._lanes, whenFalse._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Wide16 mask) => mask._lanes.AsInt32() != Vector512<int>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(ref double sums, Wide16 left, Wide16 right)
    {
        var (leftLow, leftHigh) = Vector512.Widen(left._lanes);
        var (rightLow, rightHigh) = Vector512.Widen(right._lanes);
        (Vector512.LoadUnsafe(ref sums) + leftLow * rightLow).StoreUnsafe(ref sums);
        (Vector512.LoadUnsafe(ref sums, 16 / 2) + leftHigh * rightHigh).StoreUnsafe(ref sums, 16 / 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide16 Ratio(ref readonly double numerators, ref readonly double denominators) =>
        new(Vector512.Narrow(Ratio(in numerators, in denominators, 0), Ratio(in numerators, in denominators, 16 / 2)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Ratio(ref readonly double numerators, ref readonly double denominators, nuint index)
    {
        var denominator = Vector512.LoadUnsafe(in denominators, index);
        var quotient = Vector512.LoadUnsafe(in numerators, index) / denominator;
        return Vector512.ConditionalSelect(Vector512.Equals(denominator, default), default, quotient);
    }
}
