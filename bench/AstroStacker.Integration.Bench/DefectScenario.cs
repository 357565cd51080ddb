using AstroStacker.Simulation;
using AstroStacker.Testing;
using AstroStacker.Testing.Nights;

namespace AstroStacker.Integration.Bench;

/// <summary>A night without darks beside the same night on a sensor without hot and jumping pixels.</summary>
internal sealed record DefectScenario(string Name, NightOptions Night) : IScenario
{
    private const double Faintest = 1e5;
    private const double Brightest = 4e5;
    private const double Spacing = 48;
    private const double Sigmas = 6;
    private const double MostFluxChange = 0.001;
    private static readonly string[] s_colours = ["red", "green", "blue"];

    public IEnumerable<Figure> Run(BenchOptions options)
    {
        using var folder = new TemporaryFolder();
        using var cleanFolder = new TemporaryFolder();
        var truth = StarLattice.Draw(options.Resize(Night), Faintest, Brightest, Spacing);
        var perfect = truth with { Options = truth.Options with { HotPixelShare = 0, WarmPixelShare = 0, TelegraphPixelShare = 0 } };
        var with = new NightRuns(truth, 1, folder, FrameKind.Flat, FrameKind.Bias).Stack(0, options.Apply);
        var without = new NightRuns(perfect, 1, cleanFolder, FrameKind.Flat, FrameKind.Bias).Stack(0, options.Apply);
        var limit = new NoiseLimit(perfect, without.Lights, without.Reference, (without.Picture.Width, without.Picture.Height));
        var scene = ScenePlanes.Of(perfect, without.Reference);
        var off = BinsOff.Between(with.Picture, scene, limit, Sigmas, skyOnly: true);
        var clean = BinsOff.Between(without.Picture, scene, limit, Sigmas, skyOnly: true);
        yield return Bins("sky bins of 8 off by more than 6 sigma; largest", off, clean);
        var apart = BinsOff.Between(with.Picture, without.Picture, limit, Sigmas, skyOnly: false);
        yield return Bins("all bins off by more than 6 sigma from the night without", apart, null);
        var stars = StarLattice.Seen(perfect, without.Reference, 30);
        for (int plane = 0; plane < with.Picture.Planes.Count; plane++)
        {
            double[] changes = [.. stars.Select(star =>
                Flux(with, plane, star.X, star.Y) / Flux(without, plane, star.X, star.Y) - 1)];
            double rms = Math.Sqrt(changes.Average(change => change * change));
            yield return new Figure(Name, $"change of the stars' fluxes, {s_colours[plane]}, rms; largest",
                FormattableString.Invariant($"{rms:P2}; {changes.Max(Math.Abs):P2} (mean {changes.Average():P3})"))
            {
                Asked = "none",
                Met = rms <= MostFluxChange,
            };
        }
    }

    private double Flux(StackRun run, int plane, double x, double y) =>
        StarPhotometry.Flux(run.Picture, plane, x, y, Night.FwhmPixels, 1);

    private Figure Bins(string measure, BinsOff off, BinsOff? clean) => new(
        Name, measure, FormattableString.Invariant($"{off.Count} of {off.Of}; {off.LargestSigmas:0.0} sigma"))
    {
        Asked = clean is null ? "none" : FormattableString.Invariant($"{clean.Count}; {clean.LargestSigmas:0.0} without them"),
        Met = off.Count <= (clean?.Count ?? 0),
    };
}
