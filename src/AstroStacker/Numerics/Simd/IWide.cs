namespace AstroStacker.Numerics.Simd;

/// <summary>
/// A row of float lanes that a kernel computes with as with one number; lanes are neighbouring pixels. Every width gives
/// each lane the same bits: only plain + - * /, comparisons and selections, no fused multiply-add, no estimates.
/// A mask is a row whose lanes have all bits set (true) or none (false).
/// </summary>
internal interface IWide<TSelf> where TSelf : struct, IWide<TSelf>
{
    /// <summary>Lanes.</summary>
    static abstract int Count { get; }

    static abstract TSelf Splat(float value);

    /// <summary>The lanes start[index], start[index + 1], ...; no bounds check.</summary>
    static abstract TSelf Load(ref readonly float start, nint index);

    /// <summary>Writes the lanes to start[index], start[index + 1], ...; no bounds check.</summary>
    static abstract void Store(TSelf value, ref float start, nint index);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>left &lt; right ? left : right.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>left &gt; right ? left : right.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>Correctly rounded, as IEEE 754 has it.</summary>
    static abstract TSelf Sqrt(TSelf value);

    static abstract TSelf Less(TSelf left, TSelf right);

    static abstract TSelf Equal(TSelf left, TSelf right);

    static abstract TSelf Or(TSelf left, TSelf right);

    /// <summary>mask ? whenTrue : whenFalse, lane by lane.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);

    static abstract bool Any(TSelf mask);
}
