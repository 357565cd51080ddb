namespace AstroStacker.Pipeline.Storage;

/// <summary>What is kept of each pixel of the result, in this order: its colours, its coverage, and on request more.</summary>
/// <param name="Colours">1 or 3.</param>
/// <param name="HasMaps">True where the user asked for the planes beside the picture.</param>
/// <param name="HasWeights">True where each colour has a coverage of its own, as drizzled ones have.</param>
public sealed record ResultPlanes(int Colours, bool HasMaps, bool HasWeights = false)
{
    /// <summary>How many frames reach the pixel.</summary>
    public int Coverage => Colours;

    /// <summary>In how many of them it is saturated.</summary>
    public int Saturated => Colours + 1;

    /// <summary>Samples left out as too dark, over all colours.</summary>
    public int RejectedLow => Colours + 2;

    /// <summary>Samples left out as too bright, over all colours.</summary>
    public int RejectedHigh => Colours + 3;

    public int Count => Colours + (HasMaps ? 4 : 1) + (HasWeights ? Colours : 0);

    /// <summary>What fell into a colour's pixels in all.</summary>
    public int Weight(int plane) => Colours + (HasMaps ? 4 : 1) + plane;
}
