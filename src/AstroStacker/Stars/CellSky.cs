using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>
/// The sky in a row of mesh cells: the clipped median of samples, and the noise from second differences, to which
/// neither a slope of the sky nor a wide nebula adds.
/// </summary>
internal sealed class CellSky(MeshAxis across)
{
    /// <summary>Samples a side of a cell: 256 give the level to 0.08 sigma.</summary>
    private const int Side = 16;

    /// <summary>Bins from the middle of a second difference to its ends.</summary>
    public const int Apart = 2;

    /// <summary>The standard deviation of a - 2 b + c in units of that of each: the root of 6.</summary>
    public const double DifferenceSigma = 2.449489742783178;

    /// <summary>Differences a side of a cell: 64 give the noise to 9 percent, the mesh evens that out.</summary>
    private const int DifferenceSide = Side / 2;

    private readonly SkyTable _levels = new(Side, across.Cells);
    private readonly SkyTable _differences = new(DifferenceSide, across.Cells);

    /// <summary>Looks at the bins of one row of cells.</summary>
    public void Collect(ReadOnlySpan<float> strip, int rows)
    {
        for (int j = 0; j < Side; j++)
        {
            var row = strip.Slice(_levels.Place(j, 0, rows) * across.Length, across.Length);
            for (int cell = 0; cell < across.Cells; cell++)
            {
                int start = across.Start(cell), end = across.End(cell);
                for (int i = 0; i < Side; i++)
                {
                    int x = _levels.Place(i, start, end);
                    _levels.Set(j * Side + i, cell, row[x]);
                    if (i % 2 == 1 && j % 2 == 1)
                        _differences.Set(j / 2 * DifferenceSide + i / 2, cell, Difference(row, x));
                }
            }
        }

        _levels.Sort();
        _differences.Sort();
    }

    public ClippedLevel At(int cell)
    {
        var level = _levels.Clip(cell);
        return across.Length > 2 * Apart ? level with { Sigma = _differences.Clip(cell).Sigma / DifferenceSigma } : level;
    }

    private static float Difference(ReadOnlySpan<float> row, int x)
    {
        if (row.Length <= 2 * Apart) return 0;
        int middle = Math.Clamp(x, Apart, row.Length - 1 - Apart);
        return row[middle - Apart] - 2 * row[middle] + row[middle + Apart];
    }
}
