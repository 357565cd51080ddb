using AstroStacker.Numerics;

namespace AstroStacker.Testing.Stars;

/// <summary>How stars of a demosaiced plane compare with those of a plane that was sampled whole.</summary>
/// <param name="Fwhm">Of a Moffat profile through the pixels of all stars, over the same of the true plane.</param>
/// <param name="FluxBias">Mean error of a star's light in an aperture, as a share.</param>
/// <param name="FluxScatter">Its scatter from star to star, that is with the place in the mosaic.</param>
/// <param name="Shift">Root mean square move of a centroid along an axis, pixels.</param>
public sealed record PlaneFigures(double Fwhm, double FluxBias, double FluxScatter, double Shift)
{
    internal static PlaneFigures Measure(double[] plane, double[] truth, int side, IReadOnlyList<ColouredStar> stars)
    {
        double[] errors = [.. stars.Select(star => Flux(plane, star, side) / Flux(truth, star, side) - 1)];
        double bias = errors.Average(), moved = 0;
        foreach (var star in stars)
        {
            var (x, y) = Centroid(plane, star, side);
            var (trueX, trueY) = Centroid(truth, star, side);
            moved += ((x - trueX) * (x - trueX) + (y - trueY) * (y - trueY)) / 2 / stars.Count;
        }

        return new PlaneFigures(
            FittedFwhm(plane, stars, side) / FittedFwhm(truth, stars, side), bias,
            Math.Sqrt(errors.Average(error => (error - bias) * (error - bias))), Math.Sqrt(moved));
    }

    private static IEnumerable<(int X, int Y)> Around(ColouredStar star, double radius)
    {
        int reach = (int)Math.Ceiling(radius), centreX = (int)Math.Round(star.X), centreY = (int)Math.Round(star.Y);
        for (int y = centreY - reach; y <= centreY + reach; y++)
            for (int x = centreX - reach; x <= centreX + reach; x++) yield return (x, y);
    }

    private static double Flux(double[] plane, ColouredStar star, int side) =>
        Around(star, 2.5 * star.FwhmPixels + 2).Sum(place => plane[place.Y * side + place.X]);

    /// <summary>The mean place under a Gaussian window that follows it.</summary>
    private static (double X, double Y) Centroid(double[] plane, ColouredStar star, int side)
    {
        double x = star.X, y = star.Y, square = 0.27 * star.FwhmPixels * star.FwhmPixels;
        for (int step = 0; step < 12; step++)
        {
            double sum = 0, sumX = 0, sumY = 0;
            foreach (var place in Around(star, 2 * star.FwhmPixels + 2))
            {
                double dx = place.X - x, dy = place.Y - y;
                double light = plane[place.Y * side + place.X] * Math.Exp(-(dx * dx + dy * dy) / 2 / square);
                sum += light;
                sumX += light * dx;
                sumY += light * dy;
            }

            // The window draws towards its own centre: it moves further than the mean it sees.
            x += 1.6 * sumX / sum;
            y += 1.6 * sumY / sum;
        }

        return (x, y);
    }

    /// <summary>Least squares of top (1 + r^2 / scale)^-exponent over the pixels of all stars, each over its light.</summary>
    private static double FittedFwhm(double[] plane, IReadOnlyList<ColouredStar> stars, int side)
    {
        double radius = 2.2 * stars[0].FwhmPixels + 1;
        (double Square, double Value)[] points =
        [
            .. from star in stars
               from place in Around(star, radius)
               let dx = place.X - star.X
               let dy = place.Y - star.Y
               where dx * dx + dy * dy < radius * radius
               select (dx * dx + dy * dy, plane[place.Y * side + place.X] / star.Electrons),
        ];
        double top = points.Max(point => point.Value), scale = stars[0].FwhmPixels * stars[0].FwhmPixels, exponent = 3.5;
        for (int step = 0; step < 60; step++)
        {
            var normal = new double[9];
            var right = new double[3];
            foreach (var (square, value) in points)
            {
                double inner = 1 + square / scale, profile = Math.Pow(inner, -exponent);
                double[] slopes =
                    [profile, top * exponent * profile / inner * square / (scale * scale), -top * profile * Math.Log(inner)];
                for (int i = 0; i < 9; i++) normal[i] += slopes[i / 3] * slopes[i % 3] * (i % 4 == 0 ? 1.001 : 1);
                for (int i = 0; i < 3; i++) right[i] += slopes[i] * (value - top * profile);
            }

            SymmetricSolver.Solve(normal, 3, right);
            top += 0.7 * right[0];
            scale = Math.Max(0.1, scale + 0.7 * right[1]);
            exponent = Math.Clamp(exponent + 0.7 * right[2], 1.2, 30);
        }

        return 2 * Math.Sqrt(scale * (Math.Pow(2, 1 / exponent) - 1));
    }
}
