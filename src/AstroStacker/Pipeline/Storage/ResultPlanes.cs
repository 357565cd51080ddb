namespace AstroStacker.Pipeline.Storage;

/// <summary>What is kept of each pixel of the result, in this order: its colours, its coverage, and on request more.</summary>
/// <param name="Colours">1 or 3.</param>
/// <param name="HasMaps">True where the user asked for the planes beside the picture.</param>
public sealed record ResultPlanes(int Colours, bool HasMaps)
{
    private const int MapCount = 3;

    /// <summary>True where the noise is known and the planes beside the picture were asked for.</summary>
    public bool HasVariance { get; init; }

    /// <summary>True where each colour has a coverage of its own, as drizzled ones have.</summary>
    public bool HasWeights { get; init; }

    /// <summary>How many frames reach the pixel.</summary>
    public int Coverage => Colours;

    /// <summary>In how many of them it is saturated.</summary>
    public int Saturated => Colours + 1;

    /// <summary>Samples left out as too dark, over all colours.</summary>
    public int RejectedLow => Colours + 2;

    /// <summary>Samples left out as too bright, over all colours.</summary>
    public int RejectedHigh => Colours + 3;

    public int Count => Weight(0) + (HasWeights ? Colours : 0);

    /// <summary>The variance that a colour's samples should have.</summary>
    public int Variance(int plane) => Colours + 1 + (HasMaps ? MapCount : 0) + plane;

    /// <summary>What fell into a colour's pixels in all.</summary>
    public int Weight(int plane) => Variance(HasVariance ? Colours : 0) + plane;
}
