using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration.Rejection;

/// <summary>Tests the outermost samples against what the others scatter.</summary>
internal interface IExtremeTest
{
    /// <summary>Limits below and above the centre.</summary>
    ClipLimits Limits { get; }

    /// <summary>
    /// Is the lowest, is the highest of the sorted items first to last (at least 3) beyond its limit? Items are
    /// <paramref name="stride"/> apart.
    /// </summary>
    (TWide Low, TWide High) Outside<TWide>(ref float column, nint stride, int first, int last)
        where TWide : struct, IWide<TWide>;
}
