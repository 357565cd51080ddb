using System.Runtime.CompilerServices;
using AstroStacker.Imaging;

namespace AstroStacker.Resampling;

/// <summary>
/// Brings a plane of <see cref="SampleFlags"/> onto a tile of the output grid, to the places at which the interpolators
/// put the samples.
/// </summary>
public static class FlagWarp
{
    /// <summary>Samples that a position may need beyond where it lies: what the area of a block is grown by.</summary>
    public const int ReachPixels = 2;

    /// <summary>
    /// result[i] = all flags of the 2x2 samples round the mapped position; of one column or row where the position is
    /// whole in that axis; 0 where the position lies outside <paramref name="valid"/>. Blocks under which nothing is
    /// flagged cost next to nothing.
    /// </summary>
    /// <param name="flags">The plane's flags over <paramref name="source"/>, row by row.</param>
    /// <param name="source">Inside valid; covers all that the tile needs (see <see cref="Warp.SourceArea"/>).</param>
    /// <param name="valid">The part of the frame that holds data.</param>
    /// <param name="outputToFrame">From output pixels to the frame's full-sensor pixels.</param>
    /// <param name="tile">Output pixels; starts at multiples of 64.</param>
    /// <param name="result">One byte a pixel of the tile.</param>
    public static void Resample(
        ReadOnlySpan<byte> flags, PixelRectangle source, PixelRectangle valid, Transform outputToFrame,
        PixelRectangle tile, Span<byte> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(flags.Length, checked((int)source.Area), nameof(flags));
        ArgumentOutOfRangeException.ThrowIfNotEqual(result.Length, checked((int)tile.Area), nameof(result));
        Warp.CheckAreas(source, valid, tile);
        result.Clear();
        if (source.IsEmpty || !flags[..(int)source.Area].ContainsAnyExcept((byte)0)) return;
        var window = new FlagWindow(flags, source, valid);
        for (int y = tile.Y; y < tile.Bottom; y += Warp.BlockPixels)
            for (int x = tile.X; x < tile.Right; x += Warp.BlockPixels)
            {
                var block = new PixelRectangle(x, y, Warp.BlockPixels, Warp.BlockPixels).Intersect(tile);
                ResampleBlock(window, outputToFrame, block, tile, result);
            }
    }

    [SkipLocalsInit]
    private static void ResampleBlock(
        in FlagWindow window, Transform outputToFrame, PixelRectangle block, PixelRectangle tile, Span<byte> result)
    {
        const int length = BlockGrid.RowLength;
        Span<int> whole = stackalloc int[2 * length];
        Span<float> fractions = stackalloc float[2 * length];
        Span<byte> row = stackalloc byte[Warp.BlockPixels];
        var grid = new BlockGrid(
            outputToFrame, block, whole[..length], whole[length..], fractions[..length], fractions[length..]);
        var part = grid.HasStraightRows ? Warp.SourceArea(outputToFrame, block, ReachPixels, window.Area) : window.Area;
        using var flaggedRows = PlanePool.Rent<byte>(part.Height);
        if (!window.FindRows(part, flaggedRows.Span)) return;
        for (int v = 0; v < grid.Height; v++)
        {
            if (!SeesAny(flaggedRows.Span, part, grid.RowsOf(v))) continue;
            grid.Fill(v);
            for (int u = 0; u < grid.Width; u++)
                row[u] = window.Around(grid.Columns[u], grid.Rows[u], grid.FractionsX[u], grid.FractionsY[u]);
            grid.Scatter<byte>(row, v, tile, result);
        }
    }

    /// <summary>Whether any of the rows round these, or of those that stand for them at the edge, is flagged.</summary>
    private static bool SeesAny(ReadOnlySpan<byte> flaggedRows, PixelRectangle part, (int Top, int Bottom) rows)
    {
        int top = (int)Math.Clamp((long)rows.Top - part.Y, 0, part.Height - 1);
        int bottom = (int)Math.Clamp((long)rows.Bottom + 1 - part.Y, 0, part.Height - 1);
        return flaggedRows[top..(bottom + 1)].ContainsAnyExcept((byte)0);
    }

    private readonly ref struct FlagWindow(ReadOnlySpan<byte> flags, PixelRectangle area, PixelRectangle valid)
    {
        private readonly ReadOnlySpan<byte> _flags = flags;

        public PixelRectangle Area { get; } = area;

        /// <summary>Marks the rows of a part in which anything is flagged; false where nothing is.</summary>
        public bool FindRows(PixelRectangle part, Span<byte> flagged)
        {
            if (part.IsEmpty) return false;
            for (int y = part.Y; y < part.Bottom; y++)
                flagged[y - part.Y] = _flags.Slice(IndexOf(part.X, y), part.Width).ContainsAnyExcept((byte)0) ? (byte)1 : (byte)0;
            return flagged[..part.Height].Contains((byte)1);
        }

        public byte Around(int x, int y, float fractionX, float fractionY)
        {
            if (!valid.Contains(x + (fractionX >= 0.5f ? 1 : 0), y + (fractionY >= 0.5f ? 1 : 0))) return 0;
            int left = ColumnOf(x), right = fractionX == 0 ? left : ColumnOf(x + 1);
            int top = RowOf(y), bottom = fractionY == 0 ? top : RowOf(y + 1);
            return (byte)(_flags[IndexOf(left, top)] | _flags[IndexOf(right, top)]
                | _flags[IndexOf(left, bottom)] | _flags[IndexOf(right, bottom)]);
        }

        private int ColumnOf(int x) => Math.Clamp(x, Area.X, Area.Right - 1);

        private int RowOf(int y) => Math.Clamp(y, Area.Y, Area.Bottom - 1);

        private int IndexOf(int x, int y) => (y - Area.Y) * Area.Width + (x - Area.X);
    }
}
