using AstroStacker.Imaging;
using AstroStacker.Simulation;

namespace AstroStacker.Registration.Bench;

/// <summary>How well a picture keeps its bright stars' places and light.</summary>
/// <param name="Stars">Measured.</param>
/// <param name="PlaceRmsPixels">Root mean square distance from the true places.</param>
/// <param name="FluxRms">Root mean square of flux over truth, about its median, as a share.</param>
internal sealed record StackScore(int Stars, double PlaceRmsPixels, double FluxRms)
{
    /// <param name="picture">The stack.</param>
    /// <param name="stars">Those to measure.</param>
    /// <param name="sceneToPicture">Where they should be.</param>
    /// <param name="fwhm">Of the stack's stars.</param>
    public static StackScore Of(Picture picture, IReadOnlyList<SceneStar> stars, Transform sceneToPicture, double fwhm)
    {
        var found = new List<(double Square, double Ratio)>();
        foreach (var star in stars)
        {
            var (trueX, trueY) = sceneToPicture.Map(star.X, star.Y);
            var (x, y, flux) = StarMeasure.Of(picture, trueX, trueY, fwhm);
            double square = double.IsNaN(flux) ? fwhm * fwhm : (x - trueX) * (x - trueX) + (y - trueY) * (y - trueY);
            found.Add((square, double.IsNaN(flux) ? 0 : flux / star.Electrons));
        }

        if (found.Count == 0) return new StackScore(0, 0, 0);
        double median = found.Select(one => one.Ratio).Order().ElementAt(found.Count / 2);
        return new StackScore(
            found.Count, Math.Sqrt(found.Average(one => one.Square)),
            Math.Sqrt(found.Average(one => (one.Ratio / median - 1) * (one.Ratio / median - 1))));
    }
}
