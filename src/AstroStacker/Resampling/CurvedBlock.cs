using System.Numerics;
using System.Runtime.CompilerServices;
using AstroStacker.Imaging;

namespace AstroStacker.Resampling;

/// <summary>
/// Where a lens brings the pixels of one whole 64x64 block: polynomials of fourth degree in both coordinates through
/// 5 x 5 places of the exact transform. A function of the block's place alone.
/// </summary>
internal struct CurvedBlock
{
    private const int Side = 5;

    private const double Half = (Warp.BlockPixels - 1) * 0.5;

    private Coefficients _x, _y;

    /// <summary>
    /// How far the polynomials are off at most, over 4 x 4 places between the nodes; NaN where the transform has none.
    /// </summary>
    public double ErrorPixels { get; private init; }

    public static CurvedBlock Of(Transform transform, int blockX, int blockY)
    {
        var block = new CurvedBlock();
        for (int node = 0; node < Side * Side; node++)
        {
            double i = node % Side * 0.5 * Half, j = node / Side * 0.5 * Half;
            (block._x[node], block._y[node]) = transform.Map(blockX + i, blockY + j);
        }

        ToPolynomial(block._x);
        ToPolynomial(block._y);
        return block with { ErrorPixels = block.LargestError(transform, blockX, blockY) };
    }

    /// <summary>
    /// The polynomials along one row (or column) of the block; <paramref name="across"/> counts from the block's first.
    /// </summary>
    public readonly RowPolynomials Along(double across, bool isColumn) =>
        new(Collapse(_x, across, isColumn), Collapse(_y, across, isColumn));

    private static RowPolynomial Collapse(ReadOnlySpan<double> c, double across, bool isColumn)
    {
        double t = (across - Half) * (1 / Half);
        int along = isColumn ? Side : 1, step = isColumn ? 1 : Side;
        var row = new Row();
        for (int k = 0; k < Side; k++)
        {
            int at = k * along;
            row[k] = c[at] + t * (c[at + step] + t * (c[at + 2 * step] + t * (c[at + 3 * step] + t * c[at + 4 * step])));
        }

        return new RowPolynomial(row[0], row[1], row[2], row[3], row[4]);
    }

    /// <summary>From values at -1, -1/2, 0, 1/2, 1 on both axes to the coefficients of powers.</summary>
    private static void ToPolynomial(Span<double> c)
    {
        for (int row = 0; row < Side; row++) ToPowers(c, row * Side, 1);
        for (int column = 0; column < Side; column++) ToPowers(c, column, Side);
    }

    private static void ToPowers(Span<double> c, int first, int step)
    {
        double a = c[first], b = c[first + step], middle = c[first + 2 * step], d = c[first + 3 * step], e = c[first + 4 * step];
        c[first] = middle;
        c[first + step] = (a - 8 * b + 8 * d - e) / 6;
        c[first + 2 * step] = (-a + 16 * b - 30 * middle + 16 * d - e) / 6;
        c[first + 3 * step] = (-a + 2 * b - 2 * d + e) * 2 / 3;
        c[first + 4 * step] = (a - 4 * b + 6 * middle - 4 * d + e) * 2 / 3;
    }

    private readonly double LargestError(Transform transform, int blockX, int blockY)
    {
        double largest = 0;
        for (int point = 0; point < (Side - 1) * (Side - 1); point++)
        {
            double i = (point % (Side - 1) + 0.5) * 0.5 * Half, j = (point / (Side - 1) + 0.5) * 0.5 * Half;
            var (x, y) = transform.Map(blockX + i, blockY + j);
            var row = Along(j, isColumn: false);
            double error = Math.Abs(row.X.At(i) - x) + Math.Abs(row.Y.At(i) - y);
            largest = Math.Max(largest, error);
        }

        return largest;
    }

    /// <summary>Both coordinates along a row.</summary>
    public readonly record struct RowPolynomials(RowPolynomial X, RowPolynomial Y);

    /// <summary>c0 + c1 t + ... + c4 t^4 with t from -1 at the block's first pixel to 1 at its last.</summary>
    public readonly record struct RowPolynomial(double C0, double C1, double C2, double C3, double C4)
    {
        public double At(double along)
        {
            double t = (along - Half) * (1 / Half);
            return C0 + t * (C1 + t * (C2 + t * (C3 + t * C4)));
        }

        /// <summary>The same, several at once.</summary>
        public Vector<double> At(Vector<double> along)
        {
            var t = (along - new Vector<double>(Half)) * new Vector<double>(1 / Half);
            return new Vector<double>(C0) + t * (new Vector<double>(C1)
                + t * (new Vector<double>(C2) + t * (new Vector<double>(C3) + t * C4)));
        }
    }

    [InlineArray(Side * Side)]
    private struct Coefficients
    {
        private double _first;
    }

    [InlineArray(Side)]
    private struct Row
    {
        private double _first;
    }
}
