using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>The stars of stacks beside their truth, one colour: true fluxes, and sharpness.</summary>
public sealed class StarErrors
{
    private readonly IReadOnlyList<(SceneStar Star, double X, double Y)> _stars;
    private readonly double[] _errors;

    /// <param name="runs">Stacks of one night on one grid, of independent noise.</param>
    /// <param name="plane">Of them.</param>
    /// <param name="stars">With their places on the grid of scale 1.</param>
    /// <param name="fwhm">Of the stars, about.</param>
    /// <param name="scale">Pixels of the stacks a pixel of the stars' places.</param>
    public StarErrors(
        IReadOnlyList<StackPicture> runs, int plane, IReadOnlyList<(SceneStar Star, double X, double Y)> stars,
        double fwhm, double scale)
    {
        _stars = stars;
        int colour = runs[0].Planes.Count == 1 ? 1 : plane;
        double Flux(StackPicture run, double x, double y) =>
            StarPhotometry.Flux(run, plane, OnGrid(x, scale), OnGrid(y, scale), fwhm, scale);
        double[][] ratios = [.. stars.Select(star => runs
            .Select(run => Flux(run, star.X, star.Y) / (star.Star.Electrons * star.Star.Colour(colour))).ToArray())];
        double[] means = [.. ratios.Select(values => values.Average())];
        Factor = Median(means);
        _errors = [.. means.Select(mean => mean / Factor - 1)];
        double noise = runs.Count < 2 ? 0 : ratios.Zip(means).Average(pair =>
            pair.First.Sum(value => Math.Pow(value / pair.Second - 1, 2)) / (runs.Count - 1) / runs.Count);
        double square = _errors.Average(error => error * error);
        Rms = Math.Sqrt(Math.Max(0, square - noise));
        double[] widths = [.. stars
            .Select(star => MoffatFit.Of(runs[0], plane, OnGrid(star.X, scale), OnGrid(star.Y, scale), fwhm * scale))
            .OfType<MoffatFit>().Select(fit => fit.FwhmPixels / scale)];
        FwhmPixels = widths.Length == 0 ? double.NaN : Median(widths);
    }

    /// <summary>Median of measured over true flux: the reference's transparency, and what the aperture holds.</summary>
    public double Factor { get; }

    /// <summary>Relative error of the fluxes beyond what noise explains, their common factor off.</summary>
    public double Rms { get; }

    /// <summary>Median of Moffat fits to the first run, pixels of scale 1.</summary>
    public double FwhmPixels { get; }

    /// <summary>
    /// From lowest to highest relative flux over a star's place in its pixel, across or down, or in the mosaic's square of two:
    /// the largest of the four first harmonics, fitted one by one.
    /// </summary>
    public double PhaseSpread => new[] { 1.0, 2.0 }.Max(period =>
        Math.Max(Harmonic(star => star.X, period), Harmonic(star => star.Y, period)));

    private double Harmonic(Func<(SceneStar Star, double X, double Y), double> place, double period)
    {
        double cos = 0, sin = 0;
        for (int i = 0; i < _stars.Count; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * place(_stars[i]) / period);
            cos += _errors[i] * c;
            sin += _errors[i] * s;
        }

        return 2 * 2 * Math.Sqrt(cos * cos + sin * sin) / _stars.Count;
    }

    private static double OnGrid(double place, double scale) => (place + 0.5) * scale - 0.5;

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
