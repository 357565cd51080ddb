using System.Numerics;
using AstroStacker.Imaging;

namespace AstroStacker.Resampling;

/// <summary>
/// The geometry of one whole 64x64 block for interpolation in two passes. With (u, v) the block's places, u along
/// rows as in <see cref="BlockGrid"/>, the exact x = x0 + a u + b v, y = y0 + c u + d v become: on source row j the first pass
/// needs x = (x0 - b y0 / d) + (a - b c / d) u + (b / d) j; the second, down the columns, y itself. All positions are whole
/// numbers of 2^-22 pixels counted from (BaseX, BaseY). A function of the block's place alone.
/// </summary>
internal readonly record struct BlockAxes
{
    private const int FractionBits = 22;

    private const int One = 1 << FractionBits;

    /// <summary>Lanes that share one phase along the row, at least: what the widest vector holds.</summary>
    private const int FewestLanes = Numerics.Simd.WideLoop.WidestCount;

    /// <summary>Steps of the phase: nowhere is a position farther off in either axis.</summary>
    private const double LargestDriftPixels = 1.0 / 512;

    /// <summary>How far rows and columns may lean (then 16 neighbours lie on two rows at most).</summary>
    private const double LargestSlope = 0.05;

    /// <summary>How far the distance of rows may differ from one pixel.</summary>
    private const double LargestStretch = 0.01;

    private readonly int _xStart, _xAlong, _xDown, _yStart, _yAlong, _yDown;

    private BlockAxes(in LocalAffine local)
    {
        bool isTransposed = Math.Abs(local.Xx) < Math.Abs(local.Xy);
        var (a, b, c, d) = isTransposed
            ? (local.Xy, local.Xx, local.Yy, local.Yx)
            : (local.Xx, local.Xy, local.Yx, local.Yy);
        var (x, y) = (local.X, local.Y);
        IsReversed = a < 0;
        if (IsReversed) (x, y, a, c) = (x + a * (Warp.BlockPixels - 1), y + c * (Warp.BlockPixels - 1), -a, -c);
        double slant = b / d, along = a - slant * c, drift = Math.Abs(along - 1), stretch = Math.Abs(Math.Abs(d) - 1);
        IsGentle = local.ErrorPixels <= BlockGrid.LargestErrorPixels
            && Math.Abs(x) < BlockGrid.FarAwayPixels && Math.Abs(y) < BlockGrid.FarAwayPixels
            && Math.Abs(slant) <= LargestSlope && Math.Abs(c) <= LargestSlope
            && stretch <= LargestStretch && drift * FewestLanes / 2 <= LargestDriftPixels;
        if (!IsGentle) return;
        (BaseX, BaseY) = ((int)Math.Floor(x), (int)Math.Floor(y));
        (_yStart, _yAlong, _yDown) = (Units(y - BaseY), Units(c), Units(d));
        (_xStart, _xAlong, _xDown) = (Units(x - BaseX - slant * (y - BaseY)), Units(along), Units(slant));
        Direction = d < 0 ? -1 : 1;
        LanesPerPhase = drift * Warp.BlockPixels / 2 <= LargestDriftPixels ? Warp.BlockPixels : FewestLanes;
        RowsPerPhase = Warp.BlockPixels;
        while (RowsPerPhase > 1 && stretch * RowsPerPhase / 2 > LargestDriftPixels) RowsPerPhase /= 2;
    }

    /// <summary>True where two passes are good enough.</summary>
    public bool IsGentle { get; }

    /// <summary>u counts from the right (or bottom) of the block.</summary>
    public bool IsReversed { get; }

    public int BaseX { get; }

    public int BaseY { get; }

    /// <summary>1, or -1 where v grows as y falls.</summary>
    public int Direction { get; }

    /// <summary>Neighbours along u that share one phase in the first pass: 64 or 16.</summary>
    public int LanesPerPhase { get; }

    /// <summary>Neighbours along v that share one phase in the second pass: 64, 32, ... 1.</summary>
    public int RowsPerPhase { get; }

    public static BlockAxes At(Transform transform, int blockX, int blockY) =>
        new(LocalAffine.At(transform, blockX, blockY));

    /// <summary>
    /// Where the first of <see cref="LanesPerPhase"/> neighbours from u on lies on source rows j, j + 1, ...; the others
    /// follow in steps of one sample. True in the middle of them.
    /// </summary>
    public void FillColumns(int u, int j, Span<int> whole, Span<float> fractions) => Fill(
        _xStart + _xAlong * u + (_xAlong - One) * (LanesPerPhase - 1) / 2 + _xDown * j, _xDown, whole, fractions);

    /// <summary>
    /// Where the block's 64 columns lie in the first of <see cref="RowsPerPhase"/> rows from v on; the others follow in
    /// steps of <see cref="Direction"/>. True in the middle of them.
    /// </summary>
    public void FillRows(int v, Span<int> whole, Span<float> fractions) => Fill(
        _yStart + _yDown * v + (_yDown - Direction * One) * (RowsPerPhase - 1) / 2, _yAlong, whole, fractions);

    /// <summary>First and last source row, from BaseY, on which pixels of the first <paramref name="height"/> rows lie.</summary>
    public (int First, int Last) Rows(int height)
    {
        int right = _yAlong * (Warp.BlockPixels - 1), bottom = _yDown * (height - 1);
        return ((_yStart + Math.Min(right, 0) + Math.Min(bottom, 0)) >> FractionBits,
            (_yStart + Math.Max(right, 0) + Math.Max(bottom, 0)) >> FractionBits);
    }

    /// <summary>Whole and fractional parts of start, start + step, ...; a multiple of 16 of them.</summary>
    private static void Fill(int start, int step, Span<int> whole, Span<float> fractions)
    {
        var position = new Vector<int>(start) + new Vector<int>(step) * Vector<int>.Indices;
        Vector<int> next = new(step * Vector<int>.Count), mask = new(One - 1);
        for (int i = 0; i < fractions.Length; i += Vector<int>.Count, position += next)
        {
            (position >> FractionBits).CopyTo(whole[i..]);
            (Vector.ConvertToSingle(position & mask) * (1f / One)).CopyTo(fractions[i..]);
        }
    }

    private static int Units(double pixels) => (int)Math.Floor(pixels * One + 0.5);
}
