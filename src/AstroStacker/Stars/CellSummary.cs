using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>Draws the cells of the mesh together to the few that a survey keeps of a frame.</summary>
internal static class CellSummary
{
    /// <summary>Most cells a side: vignetting and gradients are straight over a sixteenth of the frame.</summary>
    private const int MostSide = 16;

    /// <param name="grid">The bins that the mesh lies over.</param>
    /// <param name="found">Light and noise of each cell, one list a colour; no variance where no sky shows.</param>
    /// <param name="responses">Of the flat, the same shape.</param>
    public static SkyCells Of(BinGrid grid, IReadOnlyList<IReadOnlyList<QuietLevel>> found, float[][] responses)
    {
        MeshAxis across = new(grid.Width), down = new(grid.Height);
        int step = (Math.Max(across.Cells, down.Cells) + MostSide - 1) / MostSide;
        return new SkyCells
        {
            Columns = Middles(across, step, x => grid.ToSensor(x, 0).X),
            Rows = Middles(down, step, y => grid.ToSensor(0, y).Y),
            Planes = [.. found.Zip(responses, (cells, response) => Groups(across.Cells, down.Cells, step)
                .Select(group => Summarise([.. group.Where(cell => cell < cells.Count)], cells, response)).ToArray())],
        };
    }

    private static float[] Middles(MeshAxis axis, int step, Func<double, double> toSensor) =>
        [.. Enumerable.Range(0, (axis.Cells + step - 1) / step).Select(group => (float)toSensor(
            (axis.Start(group * step) + axis.End(Math.Min(axis.Cells, (group + 1) * step) - 1) - 1) / 2.0))];

    /// <summary>The cells of each group, groups row by row.</summary>
    private static IEnumerable<int[]> Groups(int across, int down, int step)
    {
        for (int top = 0; top < down; top += step)
            for (int left = 0; left < across; left += step)
            {
                var columns = Enumerable.Range(left, Math.Min(step, across - left)).ToArray();
                yield return [.. Enumerable.Range(top, Math.Min(step, down - top))
                    .SelectMany(row => columns.Select(column => row * across + column))];
            }
    }

    private static SkyCell Summarise(int[] group, IReadOnlyList<QuietLevel> cells, float[] response)
    {
        if (group.Length == 0) return new SkyCell(0, 0, 1);
        int[] good = [.. group.Where(cell => cells[cell].Variance > 0)];
        int[] seen = good.Length > 0 ? good : group;
        return new SkyCell(
            (float)seen.Average(cell => cells[cell].Level),
            good.Length == 0 ? 0 : (float)good.Average(cell => cells[cell].Variance),
            (float)(1 / seen.Average(cell => 1.0 / response[cell])));
    }
}
