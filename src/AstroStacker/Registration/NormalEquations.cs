using AstroStacker.Numerics;

namespace AstroStacker.Registration;

/// <summary>
/// Weighted normal equations of a transform's parameters, pair by pair; the products that many elements share are
/// formed once.
/// </summary>
/// <param name="model">
/// Similarity: (a, b, tx, ty) of u = a x - b y + tx, v = b x + a y + ty; else the matrix row by row.
/// </param>
internal sealed class NormalEquations(TransformModel model)
{
    private readonly int _size = (int)model;
    private readonly double[] _matrix = new double[(int)model * (int)model];
    private readonly double[] _right = new double[(int)model];

    /// <summary>
    /// After <see cref="Solve"/> the factor of Cholesky, whose inverse gives the parameters' covariance.
    /// </summary>
    public double[] Factor => _matrix;

    public void Clear()
    {
        Array.Clear(_matrix);
        Array.Clear(_right);
    }

    /// <summary>Adds a pair in unit coordinates, linearised at the parameters.</summary>
    public void Add(ReadOnlySpan<double> p, double x, double y, double u, double v, double weight)
    {
        if (model == TransformModel.Similarity) AddSimilarity(p, x, y, u, v, weight);
        else AddMatrix(p, x, y, u, v, weight);
    }

    /// <summary>The change of the parameters, or null where the pairs don't determine them.</summary>
    public ReadOnlySpan<double> Solve()
    {
        if (model != TransformModel.Similarity) CopyRows();
        return SymmetricSolver.Solve(_matrix, _size, _right) ? _right : default;
    }

    /// <summary>The slopes of u and v with the parameters at (x, y).</summary>
    public static void Slopes(
        TransformModel model, ReadOnlySpan<double> p, double x, double y, Span<double> slopesU, Span<double> slopesV)
    {
        slopesU.Clear();
        slopesV.Clear();
        if (model == TransformModel.Similarity)
        {
            (slopesU[0], slopesU[1], slopesU[2]) = (x, -y, 1);
            (slopesV[0], slopesV[1], slopesV[3]) = (y, x, 1);
            return;
        }

        var (u, v, w) = Map(p, x, y);
        (slopesU[0], slopesU[1], slopesU[2]) = (x / w, y / w, 1 / w);
        (slopesV[3], slopesV[4], slopesV[5]) = (x / w, y / w, 1 / w);
        if (model != TransformModel.Homography) return;
        (slopesU[6], slopesU[7]) = (-u * x / w, -u * y / w);
        (slopesV[6], slopesV[7]) = (-v * x / w, -v * y / w);
    }

    private static (double U, double V, double W) Map(ReadOnlySpan<double> p, double x, double y)
    {
        double w = 1 + p[6] * x + p[7] * y;
        return ((p[0] * x + p[1] * y + p[2]) / w, (p[3] * x + p[4] * y + p[5]) / w, w);
    }

    private void AddSimilarity(ReadOnlySpan<double> p, double x, double y, double u, double v, double weight)
    {
        u -= p[0] * x - p[1] * y + p[2];
        v -= p[1] * x + p[0] * y + p[3];
        double square = weight * (x * x + y * y);
        double[] m = _matrix, r = _right;
        m[0] += square;
        m[5] += square;
        m[8] += weight * x;
        m[9] -= weight * y;
        m[10] += weight;
        m[12] += weight * y;
        m[13] += weight * x;
        m[15] += weight;
        r[0] += weight * (x * u + y * v);
        r[1] += weight * (x * v - y * u);
        r[2] += weight * u;
        r[3] += weight * v;
    }

    /// <summary>The rows of v look as those of u do: <see cref="CopyRows"/> fills them in.</summary>
    private void AddMatrix(ReadOnlySpan<double> p, double x, double y, double u, double v, double weight)
    {
        var (mappedU, mappedV, w) = Map(p, x, y);
        double du = u - mappedU, dv = v - mappedV, inverse = 1 / w;
        double[] m = _matrix, r = _right;
        double a = x * inverse, b = y * inverse, wa = weight * a, wb = weight * b, wc = weight * inverse;
        m[0] += wa * a;
        m[_size] += wa * b;
        m[_size + 1] += wb * b;
        m[2 * _size] += wa * inverse;
        m[2 * _size + 1] += wb * inverse;
        m[2 * _size + 2] += wc * inverse;
        r[0] += wa * du;
        r[1] += wb * du;
        r[2] += wc * du;
        r[3] += wa * dv;
        r[4] += wb * dv;
        r[5] += wc * dv;
        if (_size == 8) AddPerspective((a, b, inverse), (mappedU, mappedV), (du, dv), weight);
    }

    private void AddPerspective(
        (double A, double B, double C) slope, (double U, double V) at, (double U, double V) residual, double weight)
    {
        double[] m = _matrix, r = _right;
        for (int k = 0; k < 2; k++)
        {
            double along = -weight * (k == 0 ? slope.A : slope.B);
            double alongU = along * at.U, alongV = along * at.V;
            int row = (6 + k) * 8;
            m[row] += alongU * slope.A;
            m[row + 1] += alongU * slope.B;
            m[row + 2] += alongU * slope.C;
            m[row + 3] += alongV * slope.A;
            m[row + 4] += alongV * slope.B;
            m[row + 5] += alongV * slope.C;
            r[6 + k] += alongU * residual.U + alongV * residual.V;
        }

        double square = weight * (at.U * at.U + at.V * at.V);
        m[54] += square * slope.A * slope.A;
        m[62] += square * slope.A * slope.B;
        m[63] += square * slope.B * slope.B;
    }

    private void CopyRows()
    {
        for (int row = 0; row < 3; row++)
            for (int column = 0; column <= row; column++)
                _matrix[(row + 3) * _size + column + 3] = _matrix[row * _size + column];
    }
}
