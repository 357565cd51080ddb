using AstroStacker.Numerics;

namespace AstroStacker.Comparison.Background;

/// <summary>
/// The smooth course of one frame's cells: a robust paraboloid, and what differs from it averaged by a Gaussian of two cells'
/// sigma over the cells there are (normalised convolution: Knutsson and Westin 1993). Beyond the frame it goes on flat.
/// </summary>
internal sealed class SmoothedCells
{
    /// <summary>Of the Gaussian, cells: 128 output pixels on small frames, up to 1/24 of the longer side.</summary>
    private const double SigmaCells = 2;

    private const int ReachCells = 5;

    private static readonly double[] s_kernel =
        [.. Enumerable.Range(-ReachCells - 1, 2 * ReachCells + 2).Select(i => (i + 0.5) / SigmaCells)
            .Select(distance => PortableMath.Exp(-distance * distance / 2))];

    private readonly CellGrid _grid;

    public SmoothedCells(CellGrid grid, CellValues cells)
    {
        _grid = grid;
        var points = cells.Points(grid);
        Nodes = new double[grid.NodeColumns * grid.NodeRows];
        Coverage = new double[Nodes.Length];
        if (PolynomialSurface.Fit(points, 2) is not { } bend) return;
        Plane = PolynomialSurface.Fit(points, 1);
        var rest = new double[grid.Count];
        for (int cell = 0; cell < rest.Length; cell++)
            if (cells.Shares[cell] > 0) rest[cell] = cells.Values[cell] - bend.At(grid.UnitMiddle(cell).X, grid.UnitMiddle(cell).Y);
        rest = Despike(rest, cells.Shares);
        double[] distances = [.. Enumerable.Range(0, rest.Length).Where(cell => cells.Shares[cell] > 0)
            .Select(cell => cells.Values[cell] - bend.At(grid.UnitMiddle(cell).X, grid.UnitMiddle(cell).Y))];
        CellSigma = RobustStatistics.SigmaAbout(distances, RobustStatistics.Median([.. distances]));
        FillNodes(rest, cells.Shares, bend);
        (MeanX, MeanY) = (points.Average(point => point.X), points.Average(point => point.Y));
        Spread = points;
    }

    /// <summary>Values at the nodes of a surface over the output.</summary>
    public double[] Nodes { get; }

    /// <summary>Share of the Gaussian about each node that lies on the frame, as far as it lies on the output; 0 to 1.</summary>
    public double[] Coverage { get; }

    /// <summary>The plane nearest to the cells; null where there are none.</summary>
    public PolynomialSurface? Plane { get; }

    /// <summary>Scatter of the cells about the paraboloid.</summary>
    public double CellSigma { get; }

    /// <summary>The cells there are.</summary>
    public IReadOnlyList<SurfacePoint> Spread { get; } = [];

    public double MeanX { get; }

    public double MeanY { get; }

    /// <summary>Each cell becomes the median of itself and its neighbours: a bright star's halo, an aeroplane's lamp go.</summary>
    private double[] Despike(double[] rest, double[] shares)
    {
        var result = new double[rest.Length];
        Span<double> around = stackalloc double[9];
        for (int cell = 0; cell < rest.Length; cell++)
        {
            if (shares[cell] == 0) continue;
            int column = cell % _grid.Columns, row = cell / _grid.Columns, count = 0;
            for (int y = Math.Max(0, row - 1); y <= Math.Min(_grid.Rows - 1, row + 1); y++)
                for (int x = Math.Max(0, column - 1); x <= Math.Min(_grid.Columns - 1, column + 1); x++)
                    if (shares[y * _grid.Columns + x] > 0) around[count++] = rest[y * _grid.Columns + x];
            result[cell] = RobustStatistics.Median(around[..count]);
        }

        return result;
    }

    /// <summary>Along rows, then along columns.</summary>
    private void FillNodes(double[] rest, double[] shares, PolynomialSurface bend)
    {
        int across = _grid.NodeColumns, columns = _grid.Columns;
        var sums = new (double Value, double Share, double Whole)[across * _grid.Rows];
        for (int i = 0; i < sums.Length; i++)
        {
            int row = i / across, node = i % across - 1;
            for (int k = 0; k < s_kernel.Length; k++)
            {
                int column = node + k - ReachCells - 1;
                if (column < 0 || column >= columns) continue;
                double weight = s_kernel[k] * shares[row * columns + column];
                sums[i].Value += weight * rest[row * columns + column];
                sums[i].Share += weight;
                sums[i].Whole += s_kernel[k];
            }
        }

        var ((left, right), (top, bottom)) = (Reach(shares, true), Reach(shares, false));
        for (int node = 0; node < Nodes.Length; node++)
        {
            double value = 0, share = 0, whole = 0;
            for (int k = 0; k < s_kernel.Length; k++)
            {
                int row = node / across - 1 + k - ReachCells - 1;
                if (row < 0 || row >= _grid.Rows) continue;
                var sum = sums[row * across + node % across];
                value += s_kernel[k] * sum.Value;
                share += s_kernel[k] * sum.Share;
                whole += s_kernel[k] * sum.Whole;
            }

            var (pixelX, pixelY) = _grid.Node(node);
            var (x, y) = _grid.Unit(Math.Clamp(pixelX, left, right), Math.Clamp(pixelY, top, bottom));
            Nodes[node] = bend.At(x, y) + (share > 0 ? value / share : 0);
            Coverage[node] = whole > 0 ? Math.Min(1, share / whole) : 0;
        }
    }

    /// <summary>
    /// How far the frame's paraboloid is followed, output pixels: two cells beyond those that were seen, as a surface's outermost
    /// pixels rest on nodes outside.
    /// </summary>
    private (double Low, double High) Reach(double[] shares, bool across)
    {
        var places = Enumerable.Range(0, shares.Length).Where(cell => shares[cell] > 0)
            .Select(cell => across ? cell % _grid.Columns : cell / _grid.Columns).ToList();
        return ((places.Min() - 2.0) * _grid.StepPixels, (places.Max() + 3.0) * _grid.StepPixels);
    }
}
