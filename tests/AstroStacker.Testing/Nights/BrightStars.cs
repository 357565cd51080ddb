using AstroStacker.Imaging;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>What stands where stars saturate, and about bright ones.</summary>
public static class BrightStars
{
    /// <summary>Of the range between bias and clipping, on the sensor: clearly beyond it in all its samples.</summary>
    private const double Overexposed = 1.3;

    /// <summary>The core's edge is a matter of the kernels.</summary>
    private const double EdgePixels = 1;

    /// <summary>
    /// Over the pixels whose green stands well above saturation in every light, and red and blue anywhere: the largest distance
    /// of a plane from white, in units of white; and the pixels.
    /// </summary>
    public static (double Largest, int Pixels) Core(
        StackRun run, NightTruth truth, IReadOnlyList<(SceneStar Star, double X, double Y)> stars)
    {
        double largest = 0;
        int pixels = 0;
        foreach (var (star, x, y) in stars)
        {
            double radius = run.Lights.Min(light => SaturatedRadius(truth, light, star)) - EdgePixels;
            foreach (var (px, py) in Around(run.Picture, x, y, radius))
            {
                pixels++;
                for (int plane = 0; plane < run.Picture.Planes.Count; plane++)
                {
                    double white = run.Result.Plan.White[plane] * run.ElectronsPerUnit[plane];
                    largest = Math.Max(largest, Math.Abs(run.Picture.Planes[plane][py * run.Picture.Width + px] / white - 1));
                }
            }
        }

        return (largest, pixels);
    }

    /// <summary>How far a plane rises above white within three widths of the stars, in units of white.</summary>
    public static double Overshoot(StackRun run, IReadOnlyList<(SceneStar Star, double X, double Y)> stars, double fwhm)
    {
        double Rise(int plane, int at) =>
            run.Picture.Planes[plane][at] / (run.Result.Plan.White[plane] * run.ElectronsPerUnit[plane]) - 1;
        var pixels = stars.SelectMany(star => Around(run.Picture, star.X, star.Y, 3 * fwhm));
        return pixels.Max(pixel => Enumerable.Range(0, run.Picture.Planes.Count)
            .Max(plane => Rise(plane, pixel.Y * run.Picture.Width + pixel.X)));
    }

    /// <summary>
    /// The deepest ring about the stars at 2 to 5 widths: mean over a ring a pixel wide, below the sky further out, in sigmas
    /// of the sky's pixels; and the deepest single pixel.
    /// </summary>
    public static (double Ring, double Pixel) Rings(
        StackPicture picture, int plane, IReadOnlyList<(SceneStar Star, double X, double Y)> stars, double fwhm)
    {
        double ring = 0, pixel = 0;
        foreach (var (_, x, y) in stars)
        {
            double[] sky = [.. Around(picture, x, y, 9 * fwhm).Where(at => Distance(at, x, y) > 6.5 * fwhm)
                .Select(at => (double)picture.Planes[plane][at.Y * picture.Width + at.X])];
            double level = sky.Order().ElementAt(sky.Length / 2);
            double sigma = Math.Sqrt(sky.Average(value => (value - level) * (value - level)));
            double Depth((int X, int Y) at) => (level - picture.Planes[plane][at.Y * picture.Width + at.X]) / sigma;
            var inner = Around(picture, x, y, 5 * fwhm).Where(at => Distance(at, x, y) > 2 * fwhm)
                .Select(at => (Ring: (int)Distance(at, x, y), Depth: Depth(at))).ToList();
            pixel = Math.Max(pixel, inner.Max(at => at.Depth));
            ring = Math.Max(ring, inner.GroupBy(at => at.Ring).Max(group => group.Average(at => at.Depth)));
        }

        return (ring, pixel);
    }

    /// <summary>Out to which the star's green saturates in a light, pixels; 0 for stars that do not.</summary>
    private static double SaturatedRadius(NightTruth truth, int light, SceneStar star)
    {
        var night = truth.Options;
        double alpha = truth.Lights[light].FwhmPixels / (2 * Math.Sqrt(Math.Pow(2, 1 / night.MoffatBeta) - 1));
        double peak = star.Electrons * truth.Lights[light].Transparency * (night.MoffatBeta - 1) / (Math.PI * alpha * alpha)
            * (1 - night.Vignetting);
        double ratio = peak / (Overexposed * (night.WhiteAdu - night.BiasAdu) * night.GainElectronsPerAdu);
        return ratio <= 1 ? 0 : alpha * Math.Sqrt(Math.Pow(ratio, 1 / night.MoffatBeta) - 1);
    }

    private static double Distance((int X, int Y) at, double x, double y) =>
        Math.Sqrt((at.X - x) * (at.X - x) + (at.Y - y) * (at.Y - y));

    private static IEnumerable<(int X, int Y)> Around(StackPicture picture, double x, double y, double radius)
    {
        if (radius < 0) yield break;
        var area = new PixelRectangle(0, 0, picture.Width, picture.Height);
        for (int py = (int)Math.Ceiling(y - radius); py <= y + radius; py++)
            for (int px = (int)Math.Ceiling(x - radius); px <= x + radius; px++)
                if (area.Contains(px, py) && Distance((px, py), x, y) <= radius) yield return (px, py);
    }
}
