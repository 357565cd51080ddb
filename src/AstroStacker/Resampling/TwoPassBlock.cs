using System.Runtime.InteropServices;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling;

/// <summary>
/// Interpolates one block in two passes, rows then columns (Catmull and Smith 1980), where the frame is hardly turned
/// against the grid, or by quarter turns: see docs/algorithms/resampling.md for how far this is from the exact sum.
/// </summary>
internal ref struct TwoPassBlock<TKernel> where TKernel : struct, ITapKernel
{
    private const int Side = Warp.BlockPixels, Lanes = WideLoop.WidestCount, Groups = Side / Lanes;

    /// <summary>Source rows under a block, with the taps above and below.</summary>
    private const int RowRoom = 80;

    /// <summary>The same, rounded up to whole batches.</summary>
    private const int ColumnRoom = 2 * Side;

    private const int TableRows = 9;
    private const int LineRoom = 128;

    private readonly SourceWindow _window;
    private readonly BlockAxes _axes;
    private readonly RingClamp _clamp;
    private readonly int _firstRow, _rowCount;
    private readonly Span<float> _rows, _lowest, _table, _fractions, _line;
    private readonly Span<int> _columns, _baseRows;
    private int _phaseRow, _lanes;

    /// <param name="window">The frame's samples.</param>
    /// <param name="axes">Gentle ones.</param>
    /// <param name="clamp">For the block.</param>
    /// <param name="height">Rows of the block that are wanted.</param>
    /// <param name="scratch"><see cref="ScratchLength"/> numbers.</param>
    /// <param name="wholes"><see cref="WholesLength"/> numbers.</param>
    public TwoPassBlock(
        in SourceWindow window, in BlockAxes axes, in RingClamp clamp, int height, Span<float> scratch, Span<int> wholes)
    {
        (_axes, _clamp) = (axes, clamp);
        _window = window;
        var (first, last) = axes.Rows(height);
        _firstRow = first - TKernel.Reach;
        _rowCount = last + TKernel.Reach + 2 - _firstRow;
        _rows = Cut(ref scratch, RowRoom * Side);
        _lowest = Cut(ref scratch, RowRoom * Side);
        _table = Cut(ref scratch, TableRows * BlockGrid.RowLength);
        _fractions = Cut(ref scratch, Side);
        _line = Cut(ref scratch, LineRoom);
        _columns = Cut(ref wholes, Groups * ColumnRoom);
        _baseRows = Cut(ref wholes, Side);
        InterpolateRows();
    }

    public static int ScratchLength => 2 * RowRoom * Side + TableRows * BlockGrid.RowLength + Side + LineRoom;

    public static int WholesLength => Groups * ColumnRoom + Side;

    /// <summary>The 64 values of row v; rows are asked for one after the other from 0 on.</summary>
    public void Interpolate(int v, Span<float> values)
    {
        if ((v & (_axes.RowsPerPhase - 1)) == 0) Weigh(v);
        int down = _axes.Direction * (v - _phaseRow);
        for (int u = 0; u < Side; u += _lanes)
        {
            int top = TopOf(u) + down - TKernel.Reach + 1, at = (top - _firstRow) * Side + u;
            var kernel = new TwoPassKernels.DownColumns<TKernel>(ref _rows[at], ref _table[u], ref _lowest[at], ref values[u])
            {
                HasExtraTap = _baseRows[u] != _baseRows[u + Lanes - 1],
                Floor = _clamp.Floor,
            };
            WideLoop.Run(ref kernel, _lanes);
            if (kernel.HasSuspects) Clamp(u, down, values);
        }
    }

    private static Span<T> Cut<T>(scoped ref Span<T> scratch, int length)
    {
        var part = scratch[..length];
        scratch = scratch[length..];
        return part;
    }

    /// <summary>The first pass: every source row at the columns of the output.</summary>
    private readonly void InterpolateRows()
    {
        int phases = Side / _axes.LanesPerPhase, batch = _axes.LanesPerPhase;
        for (int row = 0; row < _rowCount; row += batch)
        {
            for (int phase = 0; phase < phases; phase++)
                _axes.FillColumns(
                    phase * batch, _firstRow + row, _columns[(phase * ColumnRoom + row)..], _fractions.Slice(phase * batch, batch));
            FillTable();
            int count = Math.Min(batch, _rowCount - row);
            for (int phase = 0; phase < phases; phase++)
                for (int i = 0; i < count; i++) InterpolateRow(row + i, phase, phase * batch + i);
        }
    }

    /// <summary>One source row at the columns that share its phase; the weights stand at place i of the table.</summary>
    private readonly void InterpolateRow(int row, int phase, int i)
    {
        int lanes = _axes.LanesPerPhase, at = row * Side + phase * lanes;
        int column = _columns[phase * ColumnRoom + row] - TKernel.Reach + 1;
        var line = Line(row, column, lanes + 2 * TKernel.Reach - 1);
        var kernel = new TwoPassKernels.AlongRow<TKernel>(
            ref MemoryMarshal.GetReference(line), ref _table[i], ref _rows[at], ref _lowest[at]);
        WideLoop.Run(ref kernel, lanes);
    }

    /// <summary>Samples of a source row, the nearest ones where there are none.</summary>
    private readonly ReadOnlySpan<float> Line(int row, int column, int length)
    {
        int x = _axes.BaseX + column, y = _axes.BaseY + _firstRow + row;
        if (_window.Area.Contains(x, y) && x + length <= _window.Area.Right)
            return _window.Samples.Slice(_window.IndexOf(x, y), length);
        for (int k = 0; k < length; k++) _line[k] = _window.Nearest(x + k, y);
        return _line[..length];
    }

    /// <summary>The second pass's weights for the rows from v on.</summary>
    private void Weigh(int v)
    {
        _phaseRow = v;
        _axes.FillRows(v, _baseRows, _fractions);
        FillTable();
        _lanes = _baseRows[0] == _baseRows[Side - 1] ? Side : Lanes;
        for (int u = 0; u < Side; u += Lanes)
        {
            int top = TopOf(u);
            if (_baseRows[u] == _baseRows[u + Lanes - 1]) continue;
            for (int lane = u; lane < u + Lanes; lane++) _fractions[lane] = _baseRows[lane] - top;
            var kernel = new TwoPassKernels.MoveDown<TKernel>(ref _table[u], ref _fractions[u]);
            WideLoop.Run(ref kernel, Lanes);
        }
    }

    private readonly void FillTable()
    {
        var kernel = new TwoPassKernels.Weigh<TKernel>(ref _fractions[0], ref _table[0]);
        WideLoop.Run(ref kernel, Side);
    }

    /// <summary>The upper of the rows on which the pixels from u on lie.</summary>
    private readonly int TopOf(int u) => Math.Min(_baseRows[u], _baseRows[u + Lanes - 1]);

    /// <summary>Applies the ring clamp to those of the pixels from u on that need it.</summary>
    private readonly void Clamp(int from, int down, Span<float> values)
    {
        const int most = TableRows - 1;
        Span<float> taps = stackalloc float[most * most];
        int side = 2 * TKernel.Reach, lanes = _axes.LanesPerPhase;
        for (int u = from; u < from + _lanes; u++)
        {
            int row = _baseRows[u] + down - _firstRow, at = row * Side + u;
            if (!(values[u] < Math.Min(_lowest[at], _lowest[at + Side]) - _clamp.Floor)) continue;
            for (int j = 0; j < side; j++)
            {
                int tapRow = row - TKernel.Reach + 1 + j;
                int left = _columns[u / lanes * ColumnRoom + tapRow] + u % lanes - TKernel.Reach + 1 + _axes.BaseX;
                for (int i = 0; i < side; i++)
                    taps[j * side + i] = _window.Nearest(left + i, _axes.BaseY + _firstRow + tapRow);
            }

            _clamp.Apply<Wide1>(ref values[u], ref taps[0], side, TKernel.Reach);
        }
    }
}
