using AstroStacker.Imaging;

namespace AstroStacker.Comparison.Background;

/// <summary>
/// What frames are compared with, so that stars and nebulae cancel: the reference, and beyond it other frames laid on smoothly.
/// Its own noise and background matter little, as all frames are compared with the same.
/// </summary>
internal static class NightBackground
{
    /// <summary>A frame that adds less than this share of the output isn't laid on.</summary>
    private const double LeastAdded = 0.01;

    /// <summary>The planes of the comparison picture.</summary>
    public static BinPlane[] Make(
        IReadOnlyList<BackgroundFrame> frames, int reference, CellGrid grid, NightBins bins, CancellationToken cancellationToken)
    {
        var model = FrameBins.Read(frames[reference].Frame, grid, bins, cancellationToken);
        bool[][] seen = [.. frames.Select(frame =>
            Enumerable.Range(0, grid.Count).Select(cell => IsSeen(frame.Frame, grid, cell)).ToArray())];
        bool[] covered = [.. seen[reference]];
        while (true)
        {
            int[] added = [.. seen.Select(cells => cells.Zip(covered, (sees, isCovered) => sees && !isCovered).Count(adds => adds))];
            int[] shared = [.. seen.Select(cells => cells.Zip(covered, (sees, isCovered) => sees && isCovered).Count(common => common))];
            int best = Enumerable.Range(0, frames.Count).MaxBy(i => shared[i] > 0 ? added[i] : added[i] / 1e6);
            if (added[best] < Math.Max(1, LeastAdded * grid.Count)) return model;
            LayOn(model, FrameBins.Read(frames[best].Frame, grid, bins, cancellationToken), grid);
            for (int cell = 0; cell < covered.Length; cell++) covered[cell] |= seen[best][cell];
        }
    }

    private static bool IsSeen(ComparedFrame frame, CellGrid grid, int cell)
    {
        var (outputX, outputY) = grid.Middle(cell);
        var (x, y) = frame.OutputToFrame.Map(outputX, outputY);
        var area = frame.Frame.Area;
        return x >= area.X && y >= area.Y && x <= area.Right - 1 && y <= area.Bottom - 1;
    }

    private static void LayOn(BinPlane[] model, BinPlane[] frame, CellGrid grid)
    {
        for (int plane = 0; plane < model.Length; plane++)
        {
            var surface = new SmoothedCells(grid, CellValues.Difference(grid, frame[plane], model[plane]));
            var smooth = SurfaceOf(grid, surface.Nodes);
            float[] row = new float[grid.OutputPixels.Width];
            for (int y = 0; y < grid.Bins.Height; y++)
            {
                int pixelY = y * grid.Bins.Size + grid.Bins.Size / 2;
                smooth.FillTile(new PixelRectangle(0, pixelY, row.Length, 1), row);
                for (int x = 0; x < grid.Bins.Width; x++)
                {
                    int at = y * grid.Bins.Width + x;
                    if (model[plane].Valid[at] != 0 || frame[plane].Valid[at] == 0) continue;
                    model[plane].Values[at] = frame[plane].Values[at] - row[x * grid.Bins.Size + grid.Bins.Size / 2];
                    model[plane].Valid[at] = 1;
                }
            }
        }
    }

    /// <summary>A surface of such nodes.</summary>
    public static SmoothSurface SurfaceOf(CellGrid grid, double[] nodes) => SmoothSurface.Over(
        grid.OutputPixels, grid.StepPixels, (column, row) => nodes[(row + 1) * grid.NodeColumns + column + 1]);
}
