using AstroStacker.Pipeline;
using AstroStacker.Simulation;
using AstroStacker.Testing;
using AstroStacker.Testing.Nights;

namespace AstroStacker.Integration.Bench;

/// <summary>Fluxes and sharpness of lonely, bright, unsaturated stars.</summary>
/// <param name="Name">A few words.</param>
/// <param name="Night">Sky, seeing, sensor; its own stars are not used.</param>
/// <param name="MostWidths">Asked FWHM over the frames' own, one a colour.</param>
internal sealed record StarScenario(string Name, NightOptions Night, double[] MostWidths) : IScenario
{
    private const double Faintest = 1e5;
    private const double Brightest = 4e5;
    private const double Spacing = 48;
    private const double MostClipDifference = 0.01;
    private const double MostFluxError = 0.005;
    private static readonly string[] s_colours = ["red", "green", "blue"];

    /// <summary>True where the widths asked are in units of the method's own limit.</summary>
    public bool OverOwn { get; init; }

    /// <summary>Where set, stars are dropped on a finer grid.</summary>
    public DrizzleOptions? Drizzle { get; init; }

    public IEnumerable<Figure> Run(BenchOptions options)
    {
        using var folder = new TemporaryFolder();
        var truth = StarLattice.Draw(options.Resize(Night), Faintest, Brightest, Spacing);
        var runs = new NightRuns(truth, options.Runs, folder, FrameKind.Dark, FrameKind.Flat, FrameKind.Bias);
        StackRun[] stacks = [.. Enumerable.Range(0, runs.Count).Select(run => runs.Stack(run, job =>
            Dropped(options.Apply(job)) with { Output = job.Output with { Maps = run == 0 } }))];
        var first = stacks[0];
        var stars = StarLattice.Seen(truth, first.Reference, 30);
        double own = OwnSharpness.FwhmPixels(truth, first.Lights, first.Weights);
        var ideal = Drizzle is not null ? null : KernelStack.NoiseFree(truth, first);
        yield return new Figure(
            Name, "stars; FWHM of the frames; share rejected",
            FormattableString.Invariant($"{stars.Count}; {own:0.000}; {first.Result.Coverage.RejectedShare:P3}"));
        if (first.Scale == 1) yield return Clipped(ClipShares.Of(runs.PrefixOf(0), first, stars, Night.FwhmPixels));
        for (int plane = 0; plane < first.Picture.Planes.Count; plane++)
        {
            var errors = new StarErrors([.. stacks.Select(stack => stack.Picture)], plane, stars, Night.FwhmPixels, first.Scale);
            var limit = ideal is null ? null : new StarErrors([ideal], plane, stars, Night.FwhmPixels, 1);
            string colour = first.Picture.Planes.Count == 1 ? "mono" : s_colours[plane];
            foreach (var figure in Rows(colour, errors, limit, own, MostWidths[plane])) yield return figure;
        }
    }

    private StackJob Dropped(StackJob job) =>
        Drizzle is null ? job : job with { Integration = job.Integration with { Drizzle = Drizzle } };

    private Figure Clipped((double Core, double Sky) shares) => new(
        Name, "share clipped in star cores; in the sky", FormattableString.Invariant($"{shares.Core:P2}; {shares.Sky:P2}"))
    {
        Asked = "within 1 %",
        Met = Math.Abs(shares.Core - shares.Sky) <= MostClipDifference,
    };

    private IEnumerable<Figure> Rows(string colour, StarErrors errors, StarErrors? limit, double own, double mostWidth)
    {
        yield return new Figure(Name, $"flux error, {colour}, rms; spread over the pixel's phase", FormattableString.Invariant(
            $"{errors.Rms:P2}; {errors.PhaseSpread:P2} (factor {errors.Factor:0.0000})"))
        {
            Asked = FormattableString.Invariant($"{MostFluxError:P1} each"),
            Own = limit is null ? "" : FormattableString.Invariant(
                $"{limit.Rms:P2}; {limit.PhaseSpread:P2} (factor {limit.Factor:0.0000})"),
            Met = errors.Rms <= MostFluxError && errors.PhaseSpread <= MostFluxError,
        };
        double width = errors.FwhmPixels / own, ownWidth = (limit?.FwhmPixels ?? double.NaN) / own;
        yield return new Figure(Name, $"FWHM over the frames' own, {colour}", FormattableString.Invariant($"{width:0.000}"))
        {
            Asked = FormattableString.Invariant($"{mostWidth:0.00}{(OverOwn ? " x own limit" : "")}"),
            Own = limit is null ? "" : FormattableString.Invariant($"{ownWidth:0.000}"),
            Met = width <= mostWidth * (OverOwn ? ownWidth : 1),
        };
    }
}
