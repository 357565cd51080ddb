using AstroStacker.Simulation;
using AstroStacker.Testing;
using AstroStacker.Testing.Nights;

namespace AstroStacker.Integration.Bench;

/// <summary>What trails leave in the stack: each run is stacked with them and without, the noise being the same.</summary>
/// <param name="Name">A few words.</param>
/// <param name="Night">With satellites.</param>
/// <param name="MostShare">Of a trail's own light that may be left, or null where only bins are counted.</param>
internal sealed record TrailScenario(string Name, NightOptions Night, double? MostShare = null) : IScenario
{
    private const double Sigmas = 6;

    public IEnumerable<Figure> Run(BenchOptions options)
    {
        using var folder = new TemporaryFolder();
        using var cleanFolder = new TemporaryFolder();
        var truth = new NightRenderer(options.Resize(Night)).Truth;
        FrameKind[] masters = [FrameKind.Dark, FrameKind.Flat, FrameKind.Bias];
        int count = MostShare is null ? Math.Min(2, options.Runs) : options.Runs;
        var trailed = new NightRuns(truth, count, folder, masters);
        var clean = new NightRuns(TrailResidual.Without(truth), count, cleanFolder, masters);
        var pairs = Enumerable.Range(0, count)
            .Select(run => (With: trailed.Stack(run, options.Apply), Without: clean.Stack(run, options.Apply))).ToList();
        var first = pairs[0].With;
        var limit = new NoiseLimit(clean.Truth, first.Lights, first.Reference, (first.Picture.Width, first.Picture.Height));
        var off = pairs.Select(pair => BinsOff.Between(pair.With.Picture, pair.Without.Picture, limit, Sigmas, false)).ToList();
        double share = (double)off.Sum(bins => bins.Count) / off.Sum(bins => bins.Of);
        yield return new Figure(
            Name, "bins of 8 off by more than 6 sigma; largest",
            FormattableString.Invariant($"{share:P3}; {off.Max(bins => bins.LargestSigmas):0.0} sigma"))
        {
            Asked = "none",
            Met = share == 0,
        };
        double[] shares = [.. pairs.Select(pair => TrailResidual.Share(pair.With, pair.Without, truth))];
        double error = Math.Sqrt(shares.Sum(value => Math.Pow(value - shares.Average(), 2)) / Math.Max(1, count - 1) / count);
        yield return new Figure(
            Name, "light of the trails left over their own",
            FormattableString.Invariant($"{shares.Average():P1} ± {error:P1}"))
        {
            Asked = MostShare is { } most ? FormattableString.Invariant($"{most:P0}") : "",
            Met = MostShare is { } limitShare ? Math.Abs(shares.Average()) <= limitShare : null,
        };
    }
}
