using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>Repairs the nodes of a mesh from their neighbours.</summary>
internal sealed class MeshNodes(int columns, int rows)
{
    /// <summary>A cell that kept less of its samples after clipping shows no sky.</summary>
    private const double LeastKeptShare = 0.5;

    /// <summary>Level and noise of each cell; cells without a sky take the mean of those beside them.</summary>
    public (float[] Level, float[] Noise) Fill(IReadOnlyList<ClippedLevel> cells)
    {
        float[] level = [.. cells.Select(cell => (float)cell.Median)], noise = [.. cells.Select(cell => (float)cell.Sigma)];
        bool[] bad = [.. cells.Select(cell => cell.KeptShare < LeastKeptShare)];
        if (!bad.Contains(false)) return (level, noise);
        while (bad.Contains(true))
        {
            var still = (bool[])bad.Clone();
            for (int cell = 0; cell < bad.Length; cell++)
            {
                if (!bad[cell]) continue;
                double levelSum = 0, noiseSum = 0;
                int count = 0;
                foreach (int other in Around(cell))
                {
                    if (bad[other]) continue;
                    levelSum += level[other];
                    noiseSum += noise[other];
                    count++;
                }

                if (count == 0) continue;
                level[cell] = (float)(levelSum / count);
                noise[cell] = (float)(noiseSum / count);
                still[cell] = false;
            }

            bad = still;
        }

        return (level, noise);
    }

    /// <summary>
    /// Each node becomes the (lower) median of itself and the means of its opposite neighbours: a blob in one cell goes,
    /// a slope of the sky stays, up to the edge.
    /// </summary>
    public float[] Despike(float[] nodes)
    {
        var result = new float[nodes.Length];
        Span<float> values = stackalloc float[5];
        for (int cell = 0; cell < nodes.Length; cell++)
        {
            int column = cell % columns, row = cell / columns, count = 1;
            bool across = column > 0 && column < columns - 1, down = row > 0 && row < rows - 1;
            values[0] = nodes[cell];
            if (across) values[count++] = (nodes[cell - 1] + nodes[cell + 1]) / 2;
            if (down) values[count++] = (nodes[cell - columns] + nodes[cell + columns]) / 2;
            if (across && down)
            {
                values[count++] = (nodes[cell - columns - 1] + nodes[cell + columns + 1]) / 2;
                values[count++] = (nodes[cell - columns + 1] + nodes[cell + columns - 1]) / 2;
            }

            result[cell] = RobustStatistics.Select(values[..count], (count - 1) / 2);
        }

        return result;
    }

    private IEnumerable<int> Around(int cell)
    {
        int column = cell % columns, row = cell / columns;
        for (int y = Math.Max(0, row - 1); y <= Math.Min(rows - 1, row + 1); y++)
            for (int x = Math.Max(0, column - 1); x <= Math.Min(columns - 1, column + 1); x++)
                yield return y * columns + x;
    }
}
