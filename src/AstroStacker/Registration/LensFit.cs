using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Registration;

/// <summary>
/// Least squares of one lens for all frames and a homography for each: the homographies are solved for every lens tried
/// (Golub and Pereyra 1973), so that Gauss-Newton moves the lens's few numbers alone.
/// </summary>
internal sealed class LensFit
{
    /// <summary>What may be fitted; each line of <see cref="Forms"/> is a form of lens.</summary>
    [Flags]
    public enum Terms
    {
        None = 0,
        K1 = 1,
        K2 = 2,
        K3 = 4,
        Centre = 8,
    }

    private const int MostIterations = 12;

    /// <summary>Steps of the numeric derivatives: of the terms, and of the centre in radii.</summary>
    private const double StepOfTerm = 1e-4;

    /// <summary>A pair farther off than so many sigma tells of a wrong star.</summary>
    private const double ClipSigmas = 5;

    private readonly LensModel _start;
    private readonly PointPair[][] _frames;

    /// <param name="start">Centre and radius to begin with.</param>
    /// <param name="frames">Pairs of each frame, as seen, their variances the errors to expect.</param>
    public LensFit(LensModel start, IReadOnlyList<PointPair[]> frames)
    {
        _start = start;
        _frames = [.. frames];
    }

    /// <summary>Forms of a lens, from the simplest to the richest.</summary>
    public static IReadOnlyList<Terms> Forms { get; } =
    [
        Terms.K1, Terms.K1 | Terms.K2, Terms.K1 | Terms.Centre, Terms.K1 | Terms.K2 | Terms.Centre, Terms.K1 | Terms.K2 | Terms.K3,
        Terms.K1 | Terms.K2 | Terms.K3 | Terms.Centre,
    ];

    /// <summary>Values fitted to: two coordinates a pair.</summary>
    public int ValueCount => 2 * _frames.Sum(frame => frame.Length);

    /// <summary>Of one coordinate of a pair, square pixels.</summary>
    public double MeanVariance => _frames.SelectMany(frame => frame).Average(pair => pair.Variance);

    /// <summary>Parameters of all homographies.</summary>
    public int FrameParameterCount => _frames.Length * (int)TransformModel.Homography;

    /// <summary>Sum of the squared residuals over their variances; infinite where a frame can't be fitted.</summary>
    public double ChiSquare(LensModel? lens) => Residuals(lens) is { } residuals ? Square(residuals) : double.PositiveInfinity;

    /// <summary>The best lens of a form, or null where the pairs don't determine it.</summary>
    public LensModel? Solve(Terms terms)
    {
        var lens = _start;
        if (Residuals(lens) is not { } residuals) return null;
        double chi = Square(residuals);
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            if (Step(lens, residuals, terms) is not { } step) return null;
            double before = chi;
            for (double share = 1; share > 1e-3; share /= 2)
            {
                var next = Moved(lens, terms, step, share);
                if (!IsSound(next) || Residuals(next) is not { } found || !(Square(found) < chi)) continue;
                (lens, residuals, chi) = (next, found, Square(found));
                break;
            }

            if (before - chi <= 1e-6 * chi) break;
        }

        return lens;
    }

    /// <summary>The same pairs without those that lie far off, and with errors raised to the scatter seen.</summary>
    public LensFit Cleaned(LensModel? lens)
    {
        var kept = new List<PointPair[]>();
        foreach (var frame in _frames)
        {
            if (Transform(lens, frame) is not { } transform) continue;
            double floor = ScatterFloor.Pixels(transform, frame);
            kept.Add([.. frame
                .Select(pair => pair with { Variance = pair.Variance + floor * floor })
                .Where(pair => Math.Pow(TransformFit.Distance(transform, pair), 2) <= ClipSigmas * ClipSigmas * pair.Variance)]);
        }

        return new LensFit(_start, kept);
    }

    private static double Square(double[] residuals)
    {
        double sum = 0;
        foreach (double residual in residuals) sum += residual * residual;
        return sum;
    }

    /// <summary>True where the lens shows the whole frame and more, and no ray of it comes from behind.</summary>
    private static bool IsSound(LensModel lens) =>
        lens.Reach > 1.1 && lens.Ray(lens.CentreX + lens.RadiusPixels, lens.CentreY).W > 0.05;

    private double[]? Residuals(LensModel? lens)
    {
        var residuals = new double[ValueCount];
        int at = 0;
        foreach (var frame in _frames)
        {
            if (Transform(lens, frame) is not { } transform) return null;
            foreach (var pair in frame)
            {
                var (u, v) = transform.Map(pair.X, pair.Y);
                double weight = 1 / Math.Sqrt(pair.Variance);
                residuals[at++] = (u - pair.U) * weight;
                residuals[at++] = (v - pair.V) * weight;
            }
        }

        return residuals;
    }

    private static Transform? Transform(LensModel? lens, PointPair[] frame)
    {
        if (lens is null) return TransformFit.Fit(frame, TransformModel.Homography)?.Transform;
        var straight = new PointPair[frame.Length];
        for (int i = 0; i < straight.Length; i++)
        {
            var (x, y) = lens.Undistort(frame[i].X, frame[i].Y);
            var (u, v) = lens.Undistort(frame[i].U, frame[i].V);
            double scale = LensRegistration.Scale(lens, frame[i].U, frame[i].V);
            straight[i] = new PointPair(x, y, u, v, frame[i].Variance * scale * scale);
        }

        return TransformFit.Fit(straight, TransformModel.Homography) is { } fit
            ? new Transform([.. fit.Transform.Matrix], lens, lens)
            : null;
    }

    /// <summary>Gauss-Newton's step of the terms, from numeric derivatives.</summary>
    private double[]? Step(LensModel lens, double[] residuals, Terms terms)
    {
        int size = Count(terms);
        var slopes = new double[size][];
        for (int k = 0; k < size; k++)
        {
            var unit = new double[size];
            unit[k] = StepOfTerm;
            if (Residuals(Moved(lens, terms, unit, 1)) is not { } moved) return null;
            for (int i = 0; i < moved.Length; i++) moved[i] = (moved[i] - residuals[i]) / StepOfTerm;
            slopes[k] = moved;
        }

        double[] normal = new double[size * size], step = new double[size];
        for (int k = 0; k < size; k++)
        {
            for (int l = 0; l < size; l++) normal[k * size + l] = Product(slopes[k], slopes[l]);
            step[k] = -Product(slopes[k], residuals);
        }

        return SymmetricSolver.Solve(normal, size, step) ? step : null;
    }

    private static double Product(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    public static int Count(Terms terms) =>
        (terms.HasFlag(Terms.K1) ? 1 : 0) + (terms.HasFlag(Terms.K2) ? 1 : 0) + (terms.HasFlag(Terms.K3) ? 1 : 0)
        + (terms.HasFlag(Terms.Centre) ? 2 : 0);

    private static LensModel Moved(LensModel lens, Terms terms, double[] step, double share)
    {
        int at = 0;
        double Take(Terms term, double value) => terms.HasFlag(term) ? value + share * step[at++] : value;
        double k1 = Take(Terms.K1, lens.K1), k2 = Take(Terms.K2, lens.K2), k3 = Take(Terms.K3, lens.K3);
        double x = Take(Terms.Centre, 0), y = Take(Terms.Centre, 0);
        return new LensModel(
            lens.CentreX + x * lens.RadiusPixels, lens.CentreY + y * lens.RadiusPixels, lens.RadiusPixels, k1, k2, k3);
    }
}
