namespace AstroStacker.Registration.Bench;

/// <summary>
/// A measurer that is nobody's: the centre of gravity under a Gaussian window that moves onto it, and the light within an
/// aperture above the median of a ring.
/// </summary>
internal static class StarMeasure
{
    private const int Rounds = 50;

    /// <summary>Pixels: a narrower window is sampled too coarsely, and tells where in its pixel a star lies.</summary>
    private const double LeastSigma = 1.4;

    /// <param name="picture">Any plane.</param>
    /// <param name="x">Where the star should be.</param>
    /// <param name="y">The same, downwards.</param>
    /// <param name="fwhm">Of the stars, pixels.</param>
    public static (double X, double Y, double Flux) Of(Picture picture, double x, double y, double fwhm)
    {
        double sky = Sky(picture, x, y, 2.5 * fwhm + 2, 3.5 * fwhm + 4), sigma = Math.Max(LeastSigma, 0.5 * fwhm);
        double startX = x, startY = y;
        for (int round = 0; round < Rounds; round++)
        {
            double sum = 0, sumX = 0, sumY = 0;
            foreach (var (px, py) in Around(x, y, 4 * sigma))
            {
                double dx = px - x, dy = py - y;
                double weight = (picture[px, py] - sky) * Math.Exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
                sum += weight;
                sumX += weight * dx;
                sumY += weight * dy;
            }

            (x, y) = (x + 1.5 * sumX / sum, y + 1.5 * sumY / sum);
            if (!(Math.Abs(x - startX) < fwhm && Math.Abs(y - startY) < fwhm)) return (startX, startY, double.NaN);
        }

        double flux = Around(startX, startY, 1.5 * fwhm).Sum(pixel => picture[pixel.X, pixel.Y] - sky);
        return (x, y, flux);
    }

    private static double Sky(Picture picture, double x, double y, double inner, double outer)
    {
        var ring = Around(x, y, outer)
            .Where(pixel => (pixel.X - x) * (pixel.X - x) + (pixel.Y - y) * (pixel.Y - y) > inner * inner)
            .Select(pixel => picture[pixel.X, pixel.Y]).Order().ToList();
        return ring[ring.Count / 2];
    }

    private static IEnumerable<(int X, int Y)> Around(double x, double y, double radius)
    {
        for (int py = (int)Math.Ceiling(y - radius); py <= y + radius; py++)
            for (int px = (int)Math.Ceiling(x - radius); px <= x + radius; px++)
                if ((px - x) * (px - x) + (py - y) * (py - y) <= radius * radius) yield return (px, py);
    }
}
