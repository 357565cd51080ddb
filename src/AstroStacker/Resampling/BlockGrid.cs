using System.Numerics;
using System.Runtime.CompilerServices;
using AstroStacker.Imaging;

namespace AstroStacker.Resampling;

/// <summary>
/// Where the pixels of one 64x64 block of the output grid lie in the frame. Its rows run along the output axis on which
/// the frame's x changes most, in the direction in which it grows, so that neighbours lie side by side in memory.
/// </summary>
internal ref struct BlockGrid
{
    /// <summary>Room for a row and, behind it, for the widest vector: its entries are 0.</summary>
    public const int RowLength = Warp.BlockPixels + Numerics.Simd.WideLoop.WidestCount;

    /// <summary>
    /// Positions inside a block are counted in 2^-22 pixels: exact sums in 32 bits, +-512 pixels of room.
    /// </summary>
    private const int FractionBits = 22;
    private const double UnitsPerPixel = 1 << FractionBits;
    private const double LargestOffsetPixels = 500;

    /// <summary>An affine stands in for the exact transform where it is nowhere farther off.</summary>
    public const double LargestErrorPixels = 5e-4;

    /// <summary>Beyond every picture, and still a whole number in float32.</summary>
    public const double FarAwayPixels = 8e6;

    private readonly Transform _transform;
    private readonly PixelRectangle _area;
    private readonly bool _transposed, _reversed, _affine, _curved;
    private readonly CurvedBlock _curve;
    private readonly int _baseX, _baseY;
    private FixedAxis _x, _y;

    /// <param name="transform">From output pixels to the frame's.</param>
    /// <param name="area">The block, or what of it lies in the picture; starts at multiples of 64.</param>
    /// <param name="columns">Receives whole columns, <see cref="RowLength"/> entries; the same holds for the other three.</param>
    /// <param name="rows">Whole rows.</param>
    /// <param name="fractionsX">0 to below 1.</param>
    /// <param name="fractionsY">0 to below 1.</param>
    public BlockGrid(
        Transform transform, PixelRectangle area,
        Span<int> columns, Span<int> rows, Span<float> fractionsX, Span<float> fractionsY)
    {
        (_transform, _area) = (transform, area);
        fractionsX.Clear();
        fractionsY.Clear();
        Columns = columns;
        Rows = rows;
        FractionsX = fractionsX;
        FractionsY = fractionsY;
        var local = LocalAffine.At(transform, area.X, area.Y);
        _transposed = Math.Abs(local.Xx) < Math.Abs(local.Xy);
        _reversed = (_transposed ? local.Xy : local.Xx) < 0;
        _affine = local.ErrorPixels <= LargestErrorPixels && local.ReachPixels <= LargestOffsetPixels
            && Math.Abs(local.X) < FarAwayPixels && Math.Abs(local.Y) < FarAwayPixels;
        if (!_affine && transform.HasLens)
        {
            _curve = CurvedBlock.Of(transform, area.X, area.Y);
            _curved = _curve.ErrorPixels <= LargestErrorPixels;
        }

        HasStraightRows = _affine || local.HasStraightRows;
        if (!_affine) return;
        (_baseX, _baseY) = ((int)Math.Floor(local.X), (int)Math.Floor(local.Y));
        _x = Along(local.X - _baseX, local.Xx, local.Xy);
        _y = Along(local.Y - _baseY, local.Yx, local.Yy);
    }

    /// <summary>Pixels in a row of this grid.</summary>
    public readonly int Width => _transposed ? _area.Height : _area.Width;

    /// <summary>Rows of this grid.</summary>
    public readonly int Height => _transposed ? _area.Width : _area.Height;

    /// <summary>False where a lens bends rows, or the horizon of a homography runs through the block.</summary>
    public bool HasStraightRows { get; }

    public Span<int> Columns { get; }

    public Span<int> Rows { get; }

    public Span<float> FractionsX { get; }

    public Span<float> FractionsY { get; }

    /// <summary>Computes the positions of row <paramref name="v"/>.</summary>
    public readonly void Fill(int v)
    {
        if (!_affine)
        {
            if (_curved) FillCurved(v);
            else if (_transform.HasLens) FillThroughLens(v);
            else FillExactly(v);
            return;
        }

        Fill(_x, v, _baseX, Columns, FractionsX);
        Fill(_y, v, _baseY, Rows, FractionsY);
    }

    /// <summary>The least and the greatest whole row of row <paramref name="v"/>; all there are where that takes the positions.</summary>
    public readonly (int Top, int Bottom) RowsOf(int v)
    {
        if (!_affine) return (int.MinValue, int.MaxValue);
        int first = _y.Start + _y.DownStep * v, last = first + _y.AlongStep * (Width - 1);
        return ((Math.Min(first, last) >> FractionBits) + _baseY, (Math.Max(first, last) >> FractionBits) + _baseY);
    }

    /// <summary>Writes a computed row where its pixels belong in a tile.</summary>
    public readonly void Scatter<T>(ReadOnlySpan<T> row, int v, PixelRectangle tile, Span<T> plane)
    {
        var (x, y) = PixelAt(0, v);
        int at = (y - tile.Y) * tile.Width + (x - tile.X);
        int step = (_transposed ? tile.Width : 1) * (_reversed ? -1 : 1);
        if (step == 1) row[..Width].CopyTo(plane[at..]);
        else
            for (int u = 0; u < Width; u++, at += step) plane[at] = row[u];
    }

    private static void Fill(FixedAxis axis, int v, int origin, Span<int> whole, Span<float> fractions)
    {
        var position = new Vector<int>(axis.Start + axis.DownStep * v) + new Vector<int>(axis.AlongStep) * Vector<int>.Indices;
        var step = new Vector<int>(axis.AlongStep * Vector<int>.Count);
        var mask = new Vector<int>((1 << FractionBits) - 1);
        var scale = new Vector<float>((float)(1 / UnitsPerPixel));
        for (int u = 0; u < Warp.BlockPixels; u += Vector<int>.Count, position += step)
        {
            ((position >> FractionBits) + new Vector<int>(origin)).CopyTo(whole[u..]);
            (Vector.ConvertToSingle(position & mask) * scale).CopyTo(fractions[u..]);
        }
    }

    /// <summary>
    /// Each position by the transform itself, with the operations of <see cref="Transform.Map"/> in their order.
    /// </summary>
    private readonly void FillExactly(int v)
    {
        Span<double> m = stackalloc double[9];
        for (int k = 0; k < m.Length; k++) m[k] = _transform.Matrix[k];
        var (i, j) = PixelAt(0, v);
        int step = _reversed ? -1 : 1;
        for (int u = 0; u < Warp.BlockPixels; u += Vector<float>.Count)
        {
            var low = Vector<double>.Indices + new Vector<double>(u);
            var (lowX, lowY) = Map(m, low * step, i, j);
            var (highX, highY) = Map(m, (low + new Vector<double>(Vector<double>.Count)) * step, i, j);
            Split(lowX, highX, Columns[u..], FractionsX[u..]);
            Split(lowY, highY, Rows[u..], FractionsY[u..]);
        }
    }

    /// <summary>Each position by the polynomials of the block.</summary>
    private readonly void FillCurved(int v)
    {
        var (i, j) = PixelAt(0, v);
        var row = _curve.Along(_transposed ? i - _area.X : j - _area.Y, _transposed);
        var first = new Vector<double>(_transposed ? j - _area.Y : i - _area.X);
        int step = _reversed ? -1 : 1;
        for (int u = 0; u < Warp.BlockPixels; u += Vector<float>.Count)
        {
            var low = Vector<double>.Indices + new Vector<double>(u);
            var high = (low + new Vector<double>(Vector<double>.Count)) * step + first;
            low = low * step + first;
            Split(row.X.At(low), row.X.At(high), Columns[u..], FractionsX[u..]);
            Split(row.Y.At(low), row.Y.At(high), Rows[u..], FractionsY[u..]);
        }
    }

    /// <summary>Each position by the transform itself: where a block ends at a lens's reach.</summary>
    private readonly void FillThroughLens(int v)
    {
        Span<double> x = stackalloc double[Warp.BlockPixels], y = stackalloc double[Warp.BlockPixels];
        var (i, j) = PixelAt(0, v);
        int step = _reversed ? -1 : 1;
        for (int u = 0; u < Warp.BlockPixels; u++)
            (x[u], y[u]) = _transposed ? _transform.Map(i, j + step * u) : _transform.Map(i + step * u, j);
        for (int u = 0; u < Warp.BlockPixels; u += Vector<float>.Count)
        {
            int high = u + Vector<double>.Count;
            Split(new Vector<double>(x[u..]), new Vector<double>(x[high..]), Columns[u..], FractionsX[u..]);
            Split(new Vector<double>(y[u..]), new Vector<double>(y[high..]), Rows[u..], FractionsY[u..]);
        }
    }

    private readonly (Vector<double> X, Vector<double> Y) Map(ReadOnlySpan<double> m, Vector<double> along, int i, int j)
    {
        Vector<double> x = new(i), y = new(j);
        if (_transposed) y += along;
        else x += along;
        var w = x * m[6] + y * m[7] + new Vector<double>(m[8]);
        return ((x * m[0] + y * m[1] + new Vector<double>(m[2])) / w, (x * m[3] + y * m[4] + new Vector<double>(m[5])) / w);
    }

    /// <summary>
    /// Whole and fractional parts, rounded to the units of fixed-point so that whole positions are met exactly.
    /// </summary>
    private static void Split(Vector<double> low, Vector<double> high, Span<int> whole, Span<float> fractions)
    {
        var (lowUnits, highUnits) = (ToUnits(low), ToUnits(high));
        Vector<double> lowWhole = Vector.Floor(lowUnits), highWhole = Vector.Floor(highUnits);
        Vector.ConvertToInt32(Vector.Narrow(lowWhole, highWhole)).CopyTo(whole);
        Vector.Narrow(lowUnits - lowWhole, highUnits - highWhole).CopyTo(fractions);
    }

    /// <summary>
    /// Rounded to 2^-22 pixels; positions out of all pictures, and those at the horizon, become the farthest.
    /// </summary>
    private static Vector<double> ToUnits(Vector<double> position)
    {
        var far = new Vector<double>(FarAwayPixels);
        position = Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(position), far), position, far);
        return Vector.Floor(position * UnitsPerPixel + new Vector<double>(0.5)) * (1 / UnitsPerPixel);
    }

    /// <summary>The output pixel at place u of row v.</summary>
    private readonly (int X, int Y) PixelAt(int u, int v)
    {
        if (_reversed) u = Width - 1 - u;
        return _transposed ? (_area.X + v, _area.Y + u) : (_area.X + u, _area.Y + v);
    }

    private readonly FixedAxis Along(double start, double xStep, double yStep)
    {
        int first = Units(start), along = Units(_transposed ? yStep : xStep), down = Units(_transposed ? xStep : yStep);
        return _reversed ? new FixedAxis(first + along * (Width - 1), -along, down) : new FixedAxis(first, along, down);
    }

    private static int Units(double pixels) => (int)Math.Floor(pixels * UnitsPerPixel + 0.5);

    /// <summary>One coordinate over the block: Start + AlongStep u + DownStep v, in fixed-point units.</summary>
    private readonly record struct FixedAxis(int Start, int AlongStep, int DownStep);
}
