using AstroStacker.Numerics;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Stars;

/// <summary>
/// Samples of a row of cells, a column a cell, of which each column is sorted: by one network of exchanges of whole rows
/// (Batcher's merge exchange, Knuth 5.2.2 M), so that cells lie in vector lanes.
/// </summary>
internal sealed class SkyTable
{
    /// <summary>Samples a side of a cell.</summary>
    private readonly int _side;

    private readonly int _stride;
    private readonly float[] _values;
    private readonly float[] _column;

    /// <param name="side">Samples a side of a cell, a power of two.</param>
    /// <param name="cells">Cells in the row.</param>
    public SkyTable(int side, int cells)
    {
        _side = side;
        _stride = (cells + WideLoop.WidestCount - 1) / WideLoop.WidestCount * WideLoop.WidestCount;
        _values = new float[side * side * _stride];
        _column = new float[side * side];
    }

    public int Count => _side * _side;

    /// <summary>Where sample number <paramref name="i"/> of a side lies between start and end.</summary>
    public int Place(int i, int start, int end) => start + i * (end - start) / _side;

    public void Set(int sample, int cell, float value) => _values[sample * _stride + cell] = value;

    public void Sort()
    {
        int top = Count / 2;
        for (int p = top; p > 0; p /= 2)
        {
            int r = 0, d = p;
            for (int q = top; q >= p; q /= 2)
            {
                for (int i = 0; i < Count - d; i++)
                    if ((i & p) == r) StarKernels.Order(Row(i), Row(i + d));
                d = q - p;
                r = p;
            }
        }
    }

    /// <summary>Level and noise of a cell, once the table is sorted.</summary>
    public ClippedLevel Clip(int cell)
    {
        for (int i = 0; i < _column.Length; i++) _column[i] = _values[i * _stride + cell];
        return SortedClip.Clip(_column);
    }

    private Span<float> Row(int sample) => _values.AsSpan(sample * _stride, _stride);
}
