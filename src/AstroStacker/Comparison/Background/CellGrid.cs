using AstroStacker.Imaging;

namespace AstroStacker.Comparison.Background;

/// <summary>The output in square cells of bins; surfaces have their nodes at the cells' corners.</summary>
internal sealed class CellGrid
{
    /// <summary>Side of a bin, sensor pixels: a star's light stays in a few, whatever the seeing.</summary>
    private const int BinPixels = 8;

    /// <summary>Bins a side of the smallest cells.</summary>
    private const int FewestBins = 8;

    /// <summary>Most cells along the longer side: finer ones would tell nothing more of a smooth background.</summary>
    private const int MostCells = 48;

    /// <param name="outputPixels">Size of the output.</param>
    /// <param name="pixelScale">Output pixels a side of a sensor's.</param>
    public CellGrid((int Width, int Height) outputPixels, double pixelScale)
    {
        OutputPixels = outputPixels;
        Bins = BinnedGrid.Over(outputPixels.Width, outputPixels.Height, Math.Max(1, (int)Math.Round(BinPixels * pixelScale)));
        int longest = Math.Max(Bins.Width, Bins.Height);
        CellBins = FewestBins * Math.Max(1, (longest + FewestBins * MostCells - 1) / (FewestBins * MostCells));
        (Columns, Rows) = ((Bins.Width + CellBins - 1) / CellBins, (Bins.Height + CellBins - 1) / CellBins);
    }

    public (int Width, int Height) OutputPixels { get; }

    public BinnedGrid Bins { get; }

    /// <summary>Side of a cell, bins.</summary>
    public int CellBins { get; }

    /// <summary>Side of a cell and distance of the nodes, output pixels.</summary>
    public int StepPixels => CellBins * Bins.Size;

    public int Columns { get; }

    public int Rows { get; }

    public int Count => Columns * Rows;

    /// <summary>Nodes in a row and a column of a <see cref="SmoothSurface"/> over the output.</summary>
    public int NodeColumns => (OutputPixels.Width - 1) / StepPixels + 4;

    public int NodeRows => (OutputPixels.Height - 1) / StepPixels + 4;

    /// <summary>Places on the output in units of half its longer side, from its middle.</summary>
    public (double X, double Y) Unit(double pixelX, double pixelY)
    {
        double half = Math.Max(OutputPixels.Width, OutputPixels.Height) / 2.0;
        return ((pixelX - OutputPixels.Width / 2.0) / half, (pixelY - OutputPixels.Height / 2.0) / half);
    }

    /// <summary>The middle of a cell, output pixels.</summary>
    public (double X, double Y) Middle(int cell) =>
        ((cell % Columns + 0.5) * StepPixels - 0.5, (cell / Columns + 0.5) * StepPixels - 0.5);

    /// <summary>The same in the units of <see cref="Unit"/>.</summary>
    public (double X, double Y) UnitMiddle(int cell)
    {
        var (x, y) = Middle(cell);
        return Unit(x, y);
    }

    /// <summary>Side of a bin in those units.</summary>
    public double UnitBin => 2.0 * Bins.Size / Math.Max(OutputPixels.Width, OutputPixels.Height);

    /// <summary>The place of a node, output pixels; the first stands one step outside.</summary>
    public (double X, double Y) Node(int node) =>
        ((node % NodeColumns - 1.0) * StepPixels, (node / NodeColumns - 1.0) * StepPixels);
}
