using System.Globalization;
using System.Text.Json.Serialization;

namespace AstroStacker.Imaging;

/// <summary>
/// A plane homography, row-major 3x3 doubles: (x, y) goes to ((m0 x + m1 y + m2) / w, (m3 x + m4 y + m5) / w)
/// with w = m6 x + m7 y + m8. Pixels are full-sensor pixels unless said otherwise. Behind a lens that distorts, the
/// homography stands between ideal places: the source's lens turns a pixel into a ray, the homography turns the ray, the
/// target's lens finds its pixel. Then what can't be seen (behind the camera, beyond a lens's reach) maps to NaN.
/// </summary>
[JsonConverter(typeof(TransformJsonConverter))]
public sealed class Transform : IEquatable<Transform>
{
    public static readonly Transform Identity = new([1, 0, 0, 0, 1, 0, 0, 0, 1]);

    private readonly double[] _m;

    /// <param name="rowMajor">Nine numbers; with a lens their common sign matters: w is positive before the camera.</param>
    /// <param name="sourceLens">Distorts the pixels that are mapped; null for none.</param>
    /// <param name="targetLens">Distorts the pixels that they are mapped to; null for none.</param>
    public Transform(ReadOnlySpan<double> rowMajor, LensModel? sourceLens = null, LensModel? targetLens = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rowMajor.Length, 9);
        _m = rowMajor.ToArray();
        (SourceLens, TargetLens) = (sourceLens, targetLens);
    }

    /// <summary>The nine numbers, row by row; of the homography alone where there are lenses.</summary>
    public IReadOnlyList<double> Matrix => _m;

    public LensModel? SourceLens { get; }

    public LensModel? TargetLens { get; }

    public bool HasLens => SourceLens is not null || TargetLens is not null;

    /// <summary>True where w is 1 everywhere and no lens distorts.</summary>
    public bool IsAffine => _m[6] == 0 && _m[7] == 0 && _m[8] == 1 && !HasLens;

    /// <summary>A pure move by whole pixels, which resampling copies exactly.</summary>
    public bool IsWholePixelShift =>
        IsAffine && _m[0] == 1 && _m[1] == 0 && _m[3] == 0 && _m[4] == 1 && _m[2] == Math.Round(_m[2]) && _m[5] == Math.Round(_m[5]);

    public static Transform Shift(double dx, double dy) => new([1, 0, dx, 0, 1, dy, 0, 0, 1]);

    /// <summary>Turns by an angle about a centre, x to y positive (clockwise on the screen), then scales.</summary>
    public static Transform Rotation(double radians, double centreX, double centreY, double scale = 1)
    {
        double c = scale * Math.Cos(radians), s = scale * Math.Sin(radians);
        return new Transform([c, -s, centreX - c * centreX + s * centreY, s, c, centreY - s * centreX - c * centreY, 0, 0, 1]);
    }

    public (double X, double Y) Map(double x, double y)
    {
        if (HasLens) return MapThroughLenses(x, y);
        double w = _m[6] * x + _m[7] * y + _m[8];
        return ((_m[0] * x + _m[1] * y + _m[2]) / w, (_m[3] * x + _m[4] * y + _m[5]) / w);
    }

    /// <summary>
    /// The transform that does this one first, then <paramref name="next"/>. Throws
    /// <see cref="InvalidOperationException"/> where lenses meet that don't cancel; moves, turns, mirrors and scales take
    /// a lens along.
    /// </summary>
    public Transform Then(Transform next)
    {
        var product = new double[9];
        for (int row = 0; row < 3; row++)
            for (int column = 0; column < 3; column++)
                product[row * 3 + column] = next._m[row * 3] * _m[column]
                    + next._m[row * 3 + 1] * _m[3 + column] + next._m[row * 3 + 2] * _m[6 + column];
        if (!HasLens && !next.HasLens) return Normalised(product);
        if (TargetLens == next.SourceLens) return new Transform(product, SourceLens, next.TargetLens);
        if (!HasLens && SimilarityScale is { } scale)
        {
            var (x, y) = Inverse().Map(next.SourceLens!.CentreX, next.SourceLens.CentreY);
            return new Transform(product, next.SourceLens.Moved(x, y, 1 / scale), next.TargetLens);
        }

        if (!next.HasLens && next.SimilarityScale is { } nextScale)
        {
            var (x, y) = next.Map(TargetLens!.CentreX, TargetLens.CentreY);
            return new Transform(product, SourceLens, TargetLens.Moved(x, y, nextScale));
        }

        throw new InvalidOperationException("One transform's lens does not fit the other's.");
    }

    /// <summary>The way back. Throws <see cref="InvalidOperationException"/> where there is none.</summary>
    public Transform Inverse()
    {
        double a = _m[0], b = _m[1], c = _m[2], d = _m[3], e = _m[4], f = _m[5], g = _m[6], h = _m[7], i = _m[8];
        double determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
        if (determinant == 0 || !double.IsFinite(determinant)) throw new InvalidOperationException("This transform has no inverse.");
        double[] adjugate = [
            e * i - f * h, c * h - b * i, b * f - c * e,
            f * g - d * i, a * i - c * g, c * d - a * f,
            d * h - e * g, b * g - a * h, a * e - b * d];
        if (!HasLens) return Normalised(adjugate, determinant);
        for (int k = 0; k < 9; k++) adjugate[k] /= determinant;
        return new Transform(adjugate, TargetLens, SourceLens);
    }

    /// <summary>Signed area of the image of a unit square at (x, y): 1 for moves and turns, negative when mirrored.</summary>
    public double AreaScaleAt(double x, double y)
    {
        if (HasLens)
        {
            var ((left, leftY), (right, rightY)) = (Map(x - 0.5, y), Map(x + 0.5, y));
            var ((topX, top), (bottomX, bottom)) = (Map(x, y - 0.5), Map(x, y + 0.5));
            return (right - left) * (bottom - top) - (bottomX - topX) * (rightY - leftY);
        }

        double w = _m[6] * x + _m[7] * y + _m[8];
        double determinant = _m[0] * (_m[4] * _m[8] - _m[5] * _m[7]) - _m[1] * (_m[3] * _m[8] - _m[5] * _m[6])
            + _m[2] * (_m[3] * _m[7] - _m[4] * _m[6]);
        return determinant / (w * w * w);
    }

    public bool Equals(Transform? other) => other is not null && _m.AsSpan().SequenceEqual(other._m)
        && SourceLens == other.SourceLens && TargetLens == other.TargetLens;

    public override bool Equals(object? obj) => Equals(obj as Transform);

    public override int GetHashCode() => HashCode.Combine(_m[0], _m[1], _m[2], _m[3], _m[4], _m[5]);

    public override string ToString() =>
        string.Join(' ', _m.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))
        + (HasLens ? $", lenses {SourceLens?.ToString() ?? "none"}, {TargetLens?.ToString() ?? "none"}" : "");

    /// <summary>The scale of a move, turn or mirror that keeps shapes; null of anything else.</summary>
    private double? SimilarityScale
    {
        get
        {
            const double rounding = 1e-12;
            double scale = Math.Sqrt(_m[0] * _m[0] + _m[3] * _m[3]), least = rounding * scale;
            bool isTurn = Math.Abs(_m[0] - _m[4]) <= least && Math.Abs(_m[1] + _m[3]) <= least;
            bool isMirror = Math.Abs(_m[0] + _m[4]) <= least && Math.Abs(_m[1] - _m[3]) <= least;
            return IsAffine && (isTurn || isMirror) ? scale : null;
        }
    }

    private (double X, double Y) MapThroughLenses(double x, double y)
    {
        var (rayX, rayY, depth) = SourceLens?.Ray(x, y) ?? (x, y, 1);
        double u = _m[0] * rayX + _m[1] * rayY + _m[2] * depth;
        double v = _m[3] * rayX + _m[4] * rayY + _m[5] * depth;
        double w = _m[6] * rayX + _m[7] * rayY + _m[8] * depth;
        if (TargetLens is not null) return TargetLens.Pixel(u, v, w);
        return w > 0 ? (u / w, v / w) : (double.NaN, double.NaN);
    }

    private static Transform Normalised(double[] m, double divisor = 0)
    {
        if (m[6] == 0 && m[7] == 0 && divisor == 0) divisor = m[8];
        else if (m[8] != 0) divisor = m[8];
        if (divisor != 0 && divisor != 1)
            for (int k = 0; k < 9; k++) m[k] /= divisor;
        return new Transform(m);
    }
}
