namespace AstroStacker.Numerics.Simd;

/// <summary>A loop body over neighbouring pixels, written once for every width.</summary>
internal interface IWideKernel
{
    /// <summary>Computes pixels <paramref name="index"/> to index + TWide.Count - 1.</summary>
    void Step<TWide>(nint index) where TWide : struct, IWide<TWide>;
}
