using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>
/// Level and noise of the sky on a coarse mesh, bilinear between the cells' middles: the clipped median of each cell;
/// cells mostly filled by something else take their neighbours' values (after Bertin and Arnouts 1996).
/// </summary>
internal sealed class BackgroundMesh
{
    /// <summary>Where all samples are alike, any light stands out; in units of saturation.</summary>
    private const float LeastNoise = 1e-9f;

    private readonly MeshAxis _across;
    private readonly MeshAxis _down;
    private readonly float[] _level;
    private readonly float[] _inverseNoise;
    private readonly float[] _shares;
    private readonly float[] _innerShares;

    /// <param name="width">Bins across.</param>
    /// <param name="height">Bins down.</param>
    /// <param name="cells">Row by row, as <see cref="MeshAxis"/> cuts them.</param>
    public BackgroundMesh(int width, int height, IReadOnlyList<ClippedLevel> cells)
    {
        (_across, _down) = (new MeshAxis(width), new MeshAxis(height));
        var nodes = new MeshNodes(_across.Cells, _down.Cells);
        var (level, noise) = nodes.Fill(cells);
        _level = nodes.Despike(level);
        _inverseNoise = [.. nodes.Despike(noise).Select(sigma => 1 / Math.Max(LeastNoise, sigma))];
        _shares = [.. Enumerable.Range(0, width).Select(x => _across.Share(x, _across.NodeAt(x)))];
        _innerShares = [.. _shares.Select(share => Math.Clamp(share, 0, 1))];
    }

    /// <summary>The mesh of a plane that lies in memory.</summary>
    public static BackgroundMesh Of(ReadOnlySpan<float> plane, int width, int height)
    {
        MeshAxis across = new(width), down = new(height);
        var sky = new CellSky(across);
        var cells = new List<ClippedLevel>(across.Cells * down.Cells);
        for (int row = 0; row < down.Cells; row++)
        {
            sky.Collect(plane[(down.Start(row) * width)..], down.End(row) - down.Start(row));
            for (int cell = 0; cell < across.Cells; cell++) cells.Add(sky.At(cell));
        }

        return new BackgroundMesh(width, height, cells);
    }

    /// <summary>One row of the plane: result = (bins - level) / noise.</summary>
    public void Normalise(int y, ReadOnlySpan<float> bins, Span<float> result)
    {
        int node = _down.NodeAt(y), cells = _across.Cells;
        float share = _down.Share(y, node), inner = Math.Clamp(share, 0, 1);
        Span<float> level = stackalloc float[cells], inverse = stackalloc float[cells];
        int below = Math.Min(node + 1, _down.Cells - 1);
        for (int column = 0; column < cells; column++)
        {
            int at = node * cells + column, next = below * cells + column;
            level[column] = _level[at] + (_level[next] - _level[at]) * share;
            inverse[column] = _inverseNoise[at] + (_inverseNoise[next] - _inverseNoise[at]) * inner;
        }

        int segments = Math.Max(1, cells - 1);
        for (int column = 0; column < segments; column++)
        {
            int start = column == 0 ? 0 : _across.Start(column) + MeshAxis.CellBins / 2;
            int end = column == segments - 1 ? bins.Length : _across.End(column) + MeshAxis.CellBins / 2;
            int right = Math.Min(column + 1, cells - 1), length = end - start;
            StarKernels.Normalise(
                bins.Slice(start, length), result.Slice(start, length),
                new SkySlope(_shares.AsSpan(start, length), level[column], level[right] - level[column]),
                new SkySlope(_innerShares.AsSpan(start, length), inverse[column], inverse[right] - inverse[column]));
        }
    }
}
