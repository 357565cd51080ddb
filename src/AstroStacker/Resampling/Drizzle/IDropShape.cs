using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling.Drizzle;

/// <summary>How much of a drop falls into an output pixel, as a function of the way from one to the other.</summary>
internal interface IDropShape<TSelf> where TSelf : struct, IDropShape<TSelf>
{
    /// <summary>For pixels of a block and drops of that size.</summary>
    static abstract TSelf Of(in PixelShape pixel, double dropPixels);

    /// <summary>Drops whose centres lie further along the row than this weigh nothing, sensor pixels.</summary>
    float ReachX { get; }

    /// <summary>The same along the columns.</summary>
    float ReachY { get; }

    /// <summary>
    /// The weight of drops whose centres lie (dx, dy) sensor pixels from the pixels' centres, at least 0: the sum over a
    /// whole lattice of samples averages to 1.
    /// </summary>
    TWide Weigh<TWide>(TWide dx, TWide dy) where TWide : struct, IWide<TWide>;
}
