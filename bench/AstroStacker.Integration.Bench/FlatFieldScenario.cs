using AstroStacker.Calibration;
using AstroStacker.Simulation;
using AstroStacker.Testing;
using AstroStacker.Testing.Nights;

namespace AstroStacker.Integration.Bench;

/// <summary>What calibration leaves of vignetting, dust and uneven pixels.</summary>
/// <param name="Name">Of the row.</param>
/// <param name="Night">Its sky and frames.</param>
/// <param name="FlatBias">From the frames of a kind to what tells the flats' own bias.</param>
internal sealed record FlatFieldScenario(
    string Name, NightOptions Night, Func<Func<FrameKind, MasterSource>, Func<CalibrationOptions, CalibrationOptions>> FlatBias) : IScenario
{
    private const double MostOverIdeal = 1.1, MostTint = 1e-3;

    public IEnumerable<Figure> Run(BenchOptions options)
    {
        using var folder = new TemporaryFolder();
        var night = new FlatFieldNight(options.Resize(Night), folder);
        var figures = night.Stack(FlatBias(night.Frames));
        yield return new Figure(
            Name, "residual over the ideal stack's, bins of 64, red / green / blue",
            string.Join(" / ", figures.OverIdeal.Select(over => FormattableString.Invariant($"{over:0.000}"))))
        {
            Asked = FormattableString.Invariant($"{MostOverIdeal:0.0}"),
            Met = figures.OverIdeal.All(over => over <= MostOverIdeal),
        };
        yield return new Figure(
            Name, "tint between colours, whole picture; ninths beyond that",
            FormattableString.Invariant($"{figures.Tint:P3}; {figures.TintOfParts:P3}"))
        {
            Asked = FormattableString.Invariant($"{MostTint:P1}"),
            Met = Math.Max(figures.Tint, figures.TintOfParts) <= MostTint,
        };
    }
}
