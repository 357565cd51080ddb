using AstroStacker.Numerics;

namespace AstroStacker.Testing.Nights;

/// <summary>
/// A round Moffat star on a level sky fitted to samples by least squares (Levenberg and Marquardt):
/// sky + peak (1 + r^2 / alpha^2)^-beta.
/// </summary>
public sealed record MoffatFit(double X, double Y, double Peak, double Alpha, double Beta, double Sky)
{
    private const int Parameters = 6;
    private const int MostRounds = 60;
    private const double LeastGain = 1e-9;

    public double FwhmPixels => 2 * Alpha * Math.Sqrt(Math.Pow(2, 1 / Beta) - 1);

    public double Flux => Peak * Math.PI * Alpha * Alpha / (Beta - 1);

    /// <summary>Null where it does not settle near the place.</summary>
    /// <param name="picture">Any.</param>
    /// <param name="plane">Of it.</param>
    /// <param name="x">Where the star should be.</param>
    /// <param name="y">The same, downwards.</param>
    /// <param name="fwhm">About; pixels.</param>
    public static MoffatFit? Of(StackPicture picture, int plane, double x, double y, double fwhm)
    {
        int reach = (int)Math.Ceiling(2.5 * fwhm + 1), left = (int)Math.Round(x) - reach, top = (int)Math.Round(y) - reach;
        int side = 2 * reach + 1;
        if (left < 0 || top < 0 || left + side > picture.Width || top + side > picture.Height) return null;
        var samples = new double[side * side];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = picture.Planes[plane][(top + i / side) * picture.Width + left + i % side];
        double sky = samples.Order().ElementAt(samples.Length / 10);
        double[] p = [x - left, y - top, samples.Max() - sky, fwhm, 3, sky];
        Solve(samples, side, p);
        bool isNear = Math.Abs(p[0] + left - x) < fwhm && Math.Abs(p[1] + top - y) < fwhm && p[3] > 0 && p[4] is > 1 and < 100;
        return isNear ? new MoffatFit(p[0] + left, p[1] + top, p[2], p[3], p[4], p[5]) : null;
    }

    private static void Solve(double[] samples, int side, double[] p)
    {
        double damping = 1e-3, best = Sum(samples, side, p, null, null);
        for (int round = 0; round < MostRounds && damping < 1e8; round++)
        {
            var normal = new double[Parameters * Parameters];
            var right = new double[Parameters];
            Sum(samples, side, p, normal, right);
            for (int i = 0; i < Parameters; i++) normal[i * Parameters + i] *= 1 + damping;
            if (!SymmetricSolver.Factor(normal, Parameters)) return;
            SymmetricSolver.Substitute(normal, Parameters, right);
            double[] trial = [.. p.Zip(right, (value, step) => value + step)];
            double sum = trial[3] > 0 && trial[4] > 1 ? Sum(samples, side, trial, null, null) : double.MaxValue;
            if (sum >= best)
            {
                damping *= 10;
                continue;
            }

            trial.CopyTo(p, 0);
            if (best - sum < LeastGain * best) return;
            (best, damping) = (sum, damping / 5);
        }
    }

    /// <summary>Sum of squared residuals; fills the normal equations where asked.</summary>
    private static double Sum(double[] samples, int side, double[] p, double[]? normal, double[]? right)
    {
        double sum = 0;
        Span<double> slope = stackalloc double[Parameters];
        for (int i = 0; i < samples.Length; i++)
        {
            double dx = i % side - p[0], dy = i / side - p[1], square = (dx * dx + dy * dy) / (p[3] * p[3]);
            double shape = Math.Pow(1 + square, -p[4]), residual = samples[i] - p[5] - p[2] * shape;
            sum += residual * residual;
            if (normal is null || right is null) continue;
            double steep = 2 * p[4] * p[2] * shape / (1 + square) / (p[3] * p[3]);
            slope[0] = steep * dx;
            slope[1] = steep * dy;
            slope[2] = shape;
            slope[3] = steep * square * p[3];
            slope[4] = -p[2] * shape * Math.Log(1 + square);
            slope[5] = 1;
            for (int a = 0; a < Parameters; a++)
            {
                right[a] += slope[a] * residual;
                for (int b = 0; b < Parameters; b++) normal[a * Parameters + b] += slope[a] * slope[b];
            }
        }

        return sum;
    }
}
