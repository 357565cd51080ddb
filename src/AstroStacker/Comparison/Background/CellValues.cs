using AstroStacker.Numerics;

namespace AstroStacker.Comparison.Background;

/// <summary>One number a cell, and the share of its bins that it rests on.</summary>
internal sealed class CellValues(CellGrid grid)
{
    /// <summary>A cell with fewer of its bins is left out: their middle lies too far from the cell's.</summary>
    private const double LeastShare = 0.25;

    /// <summary>Cells are whole multiples of 8 bins.</summary>
    private const int RoughStep = 2;

    public double[] Values { get; } = new double[grid.Count];

    /// <summary>0 for a cell that is left out.</summary>
    public double[] Shares { get; } = new double[grid.Count];

    public bool IsEmpty => Array.TrueForAll(Shares, share => share == 0);

    /// <summary>
    /// The median over each cell of the bins minus those of the model, where both are valid: stars and nebulae are in both. The
    /// medians are taken twice, the second time without the smooth course of the first (of every second bin each way): across a
    /// steep cell a median is coarse.
    /// </summary>
    public static CellValues Difference(CellGrid grid, BinPlane bins, BinPlane? model)
    {
        var rough = new CellValues(grid);
        rough.Fill(grid, bins, model, null, RoughStep);
        if (PolynomialSurface.Fit(rough.Points(grid), 2) is not { } trend)
        {
            rough.Fill(grid, bins, model, null, step: 1);
            return rough;
        }

        var cells = new CellValues(grid);
        cells.Fill(grid, bins, model, trend, step: 1);
        return cells;
    }

    /// <summary>The cells that are not left out.</summary>
    public IReadOnlyList<SurfacePoint> Points(CellGrid grid) => [.. Enumerable.Range(0, grid.Count).Where(cell => Shares[cell] > 0)
        .Select(cell => new SurfacePoint(grid.UnitMiddle(cell).X, grid.UnitMiddle(cell).Y, Values[cell], Shares[cell]))];

    private void Fill(CellGrid grid, BinPlane bins, BinPlane? model, PolynomialSurface? trend, int step)
    {
        double[] found = new double[(grid.CellBins / step) * (grid.CellBins / step)];
        double middle = (grid.CellBins - 1) / 2.0;
        for (int cell = 0; cell < grid.Count; cell++)
        {
            int left = cell % grid.Columns * grid.CellBins, top = cell / grid.Columns * grid.CellBins, count = 0;
            var (level, across, down) = Slope(grid, cell, trend);
            for (int y = top; y < Math.Min(top + grid.CellBins, grid.Bins.Height); y += step)
                for (int x = left; x < Math.Min(left + grid.CellBins, grid.Bins.Width); x += step)
                {
                    int at = y * grid.Bins.Width + x;
                    if (bins.Valid[at] == 0 || (model is not null && model.Valid[at] == 0)) continue;
                    double smooth = across * (x - left - middle) + down * (y - top - middle);
                    found[count++] = bins.Values[at] - (model?.Values[at] ?? 0) - level - smooth;
                }

            Shares[cell] = 0;
            if (count < LeastShare * found.Length) continue;
            Values[cell] = level + RobustStatistics.Median(found.AsSpan(0, count));
            Shares[cell] = (double)count / found.Length;
        }
    }

    /// <summary>The trend at a cell's middle, and its change from bin to bin.</summary>
    private static (double Level, double Across, double Down) Slope(CellGrid grid, int cell, PolynomialSurface? trend)
    {
        if (trend is null) return default;
        var (x, y) = grid.UnitMiddle(cell);
        double bin = grid.UnitBin;
        return (trend.At(x, y), (trend.At(x + bin, y) - trend.At(x - bin, y)) / 2, (trend.At(x, y + bin) - trend.At(x, y - bin)) / 2);
    }
}
