using AstroStacker.Simulation;
using AstroStacker.Testing;
using AstroStacker.Testing.Nights;

namespace AstroStacker.Integration.Bench;

/// <summary>Noise of a night's stack over what its photons allow, from runs that differ in noise alone.</summary>
internal sealed record NoiseScenario(string Name, NightOptions Night, double MostRatio) : IScenario
{
    private static readonly int[] s_sides = [8, 16, 32];
    private static readonly string[] s_colours = ["red", "green", "blue"];

    private const int KernelDraws = 3;
    private const double MostVarianceError = 0.05;

    public IEnumerable<Figure> Run(BenchOptions options)
    {
        using var folder = new TemporaryFolder();
        var night = options.Resize(Night);
        var runs = NightRuns.Of(night, options.Runs, folder);
        StackRun[] stacks = [.. Enumerable.Range(0, runs.Count).Select(run => runs.Stack(run, job =>
            options.Apply(job) with { Output = job.Output with { Maps = run == 0 } }))];
        var first = stacks[0];
        if (stacks.Any(stack => stack.Reference != first.Reference || !stack.Lights.SequenceEqual(first.Lights)))
            throw new InvalidOperationException($"{Name}: the runs chose other frames");
        var limit = new NoiseLimit(runs.Truth, first.Lights, first.Reference, (first.Picture.Width, first.Picture.Height));
        var plan = first.Result.Plan.Integration;
        StackPicture[] kernels = [.. Enumerable.Range(0, KernelDraws).Select(draw => KernelNoise.Stack(
            runs.Truth, first.Lights, first.Reference, (plan.Demosaic, plan.Interpolation), draw))];
        yield return new Figure(Name, "frames; rejection; share rejected",
            FormattableString.Invariant($"{first.Lights.Count}; {plan.Reject}; {first.Result.Coverage.RejectedShare:P3}"));
        StackPicture[] pictures = [.. stacks.Select(stack => stack.Picture)];
        yield return new Figure(Name, "level of the whole picture, scatter from run to run",
            string.Join(" / ", first.Picture.Planes.Select((_, plane) =>
                FormattableString.Invariant($"{NoiseRatio.LevelSigma(pictures, limit, plane):0.000}"))) + " electrons");
        var variance = StackPicture.Read(
            $"{runs.PrefixOf(0)}-variance.fits", [.. first.ElectronsPerUnit.Select(electrons => electrons * electrons)]);
        yield return Predicted(pictures, variance, limit);
        var truth = ScenePlanes.Of(runs.Truth, first.Reference);
        yield return new Figure(Name, "sky against the truth beyond noise, bins of 32: rms in sigmas of the limit; largest",
            string.Join(" / ", truth.Planes.Select((_, plane) => NoiseRatio.Beyond(pictures, truth, limit, plane, 32))
                .Select(beyond => FormattableString.Invariant($"{beyond.Sigmas:0.0}; {beyond.LargestElectrons:0.0}"))) + " electrons");
        foreach (bool sky in (bool[])[true, false])
            for (int plane = 0; plane < first.Picture.Planes.Count; plane++)
                yield return Row(pictures, limit, plane, sky, kernels, first.Lights.Count);
    }

    private Figure Predicted(IReadOnlyList<StackPicture> runs, StackPicture variance, NoiseLimit limit)
    {
        double[] ratios = [.. runs[0].Planes.Select((_, plane) => NoiseRatio.Predicted(runs, variance, limit, plane, 32))];
        return new Figure(Name, "variance plane: predicted over measured sigma of means over 32 x 32",
            string.Join(" / ", ratios.Select(ratio => FormattableString.Invariant($"{ratio:0.000}"))))
        {
            Asked = FormattableString.Invariant($"within {MostVarianceError:P0}"),
            Met = ratios.All(ratio => Math.Abs(ratio - 1) <= MostVarianceError),
        };
    }

    private Figure Row(
        IReadOnlyList<StackPicture> stacks, NoiseLimit limit, int plane, bool sky, IReadOnlyList<StackPicture> kernels, int frames)
    {
        var ratios = s_sides.Select(side => NoiseRatio.Of(stacks, limit, plane, side, sky)).ToArray();
        var own = s_sides.Select(side => KernelNoise.Ratio(kernels, limit, frames, plane, side)).ToArray();
        string colour = stacks[0].Planes.Count == 1 ? "mono" : s_colours[plane];
        double error = 0.5 / Math.Sqrt(0.5 * ratios[2].Bins * (stacks.Count - 1));
        return new Figure(
            Name, $"noise over limit, {colour}, {(sky ? "sky" : "all")}, bins of 8 / 16 / 32",
            FormattableString.Invariant(
                $"{ratios[0].Ratio:0.000} / {ratios[1].Ratio:0.000} / {ratios[2].Ratio:0.000} ({ratios[2].Bins} bins, ±{error:0.000})"))
        {
            Asked = FormattableString.Invariant($"{MostRatio:0.00} at 32"),
            Own = FormattableString.Invariant($"{own[0]:0.000} / {own[1]:0.000} / {own[2]:0.000}"),
            Met = ratios[2].Ratio <= MostRatio,
        };
    }
}
