using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>How much of the light the sensor's shading leaves in each cell of the mesh, as calibration undid it.</summary>
internal static class FlatResponse
{
    /// <summary>Bins looked at along a side of a cell: dust and pixels even out over 16 of them.</summary>
    private const int Side = 4;

    /// <summary>One array a colour, cells row by row: 1 / mean gain.</summary>
    public static float[][] Measure(ICalibratedFrame frame, BinGrid grid)
    {
        MeshAxis across = new(grid.Width), down = new(grid.Height);
        var cfa = frame.Info.Cfa;
        int colours = cfa?.ColourCount ?? 1, size = grid.Size, cells = across.Cells * down.Cells;
        double[] sums = new double[colours * cells], counts = new double[colours * cells];
        using var gains = PlanePool.Rent<float>(Math.Max(1, grid.Width * size * size));
        for (int row = 0; row < down.Cells && grid.Width > 0 && grid.Height > 0; row++)
            for (int j = 0; j < Side; j++)
            {
                int binY = down.Start(row) + Place(j, down.End(row) - down.Start(row));
                var band = new PixelRectangle(grid.X, grid.Y + binY * size, grid.Width * size, size);
                frame.ReadGain(band, gains.Span);
                for (int cell = 0; cell < across.Cells * Side; cell++)
                {
                    int column = cell / Side, start = across.Start(column);
                    int binX = start + Place(cell % Side, across.End(column) - start);
                    for (int i = 0; i < size * size; i++)
                    {
                        int x = binX * size + i % size, y = i / size;
                        int at = (cfa?.ColourAt(band.X + x, band.Y + y) ?? 0) * cells + row * across.Cells + column;
                        sums[at] += gains.Span[y * band.Width + x];
                        counts[at]++;
                    }
                }
            }

        int planes = cfa is null ? frame.Info.PlaneCount : colours;
        return [.. Enumerable.Range(0, planes).Select(plane => Enumerable.Range(0, cells)
            .Select(cell => plane % colours * cells + cell)
            .Select(at => sums[at] > 0 ? (float)(counts[at] / sums[at]) : 1).ToArray())];
    }

    /// <summary>In the middle of an eighth, three eighths, ... of the way.</summary>
    private static int Place(int i, int length) => (2 * i + 1) * length / (2 * Side);
}
