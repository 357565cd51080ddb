using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>Makes the result of a tile on which all frames lie. Safe for several tiles at once.</summary>
internal interface ITileStacker
{
    /// <param name="stack">The frames' samples; their weights are changed.</param>
    /// <param name="tile">In pixels of the plan's sample grid.</param>
    /// <param name="result">Receives the tile.</param>
    /// <param name="tally">Counts what was seen and left out.</param>
    void Stack(TileStack stack, PixelRectangle tile, ResultStore result, StackTally tally);
}
