namespace AstroStacker.Stars;

/// <summary>
/// How one side of a plane is cut into cells: 64 bins each from 0 on, the last one 32 to 95 (what there is, if alone).
/// </summary>
internal readonly record struct MeshAxis(int Length)
{
    public const int CellBins = 64;

    public int Cells => Math.Max(1, (Length + CellBins / 2) / CellBins);

    public int Start(int cell) => cell * CellBins;

    public int End(int cell) => cell == Cells - 1 ? Length : (cell + 1) * CellBins;

    /// <summary>The middle of a cell, on the bins' own coordinates.</summary>
    public float Middle(int cell) => (Start(cell) + End(cell) - 1) / 2f;

    /// <summary>The node before a place; from it on nodes are interpolated to the next one.</summary>
    public int NodeAt(int position) =>
        Math.Clamp((position - CellBins / 2) / CellBins, 0, Math.Max(0, Cells - 2));

    /// <summary>Share of the way from a node to the next, below 0 and above 1 beyond the outermost nodes.</summary>
    public float Share(int position, int node) =>
        Cells == 1 ? 0 : (position - Middle(node)) / (Middle(node + 1) - Middle(node));
}
