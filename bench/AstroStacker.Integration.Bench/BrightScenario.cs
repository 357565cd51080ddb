using AstroStacker.Simulation;
using AstroStacker.Testing;
using AstroStacker.Testing.Nights;

namespace AstroStacker.Integration.Bench;

/// <summary>Cores and surroundings of bright and saturated stars.</summary>
internal sealed record BrightScenario(string Name, NightOptions Night) : IScenario
{
    private const double Faintest = 2e5;
    private const double Brightest = 2e7;
    private const double Spacing = 64;
    private const double MostFromWhite = 0.01;
    private const double DeepestRing = 3;
    private static readonly string[] s_colours = ["red", "green", "blue"];

    public IEnumerable<Figure> Run(BenchOptions options)
    {
        using var folder = new TemporaryFolder();
        var truth = StarLattice.Draw(options.Resize(Night), Faintest, Brightest, Spacing);
        var run = new NightRuns(truth, 1, folder, FrameKind.Dark, FrameKind.Flat, FrameKind.Bias).Stack(0, options.Apply);
        var stars = StarLattice.Seen(truth, run.Reference, 30);
        var (largest, pixels) = BrightStars.Core(run, truth, stars);
        yield return new Figure(Name, "cores that every frame saw saturated: largest distance from white",
            FormattableString.Invariant($"{largest:P1} ({pixels} pixels)"))
        {
            Asked = "neutral",
            Met = largest <= MostFromWhite,
        };
        double rise = BrightStars.Overshoot(run, stars, Night.FwhmPixels);
        yield return new Figure(Name, "rise above white", FormattableString.Invariant($"{rise:P1}"));
        for (int plane = 0; plane < run.Picture.Planes.Count; plane++)
        {
            var (ring, pixel) = BrightStars.Rings(run.Picture, plane, stars, Night.FwhmPixels);
            yield return new Figure(Name, $"deepest ring at 2 to 5 FWHM, {(run.Picture.Planes.Count == 1 ? "mono" : s_colours[plane])}",
                FormattableString.Invariant($"{ring:0.0} sigma (single pixel {pixel:0.0})"))
            {
                Asked = "3 sigma",
                Met = ring <= DeepestRing,
            };
        }
    }
}
