using System.Globalization;
using System.Text;
using AstroStacker.Testing.Nights;

namespace AstroStacker.Registration.Bench;

/// <summary>The results as Markdown.</summary>
internal static class ResultTable
{
    private const string Head = """
        | night | used / registrable / all | error,
            median frame | worst frame | worst corner | target | photons allow | stars | pairs | FWHM found / true |
        |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
        """;

    private const string StackHead = """
        | night | bright stars | places, ours | ideal | fluxes, ours | ideal |
        |---|---:|---:|---:|---:|---:|
        """;

    public static string Of(IReadOnlyList<ScenarioResult> results, IReadOnlyList<string> falseAlignments)
    {
        var text = new StringBuilder(Head).Append('\n');
        foreach (var result in results) text.Append(Row(result)).Append('\n');
        text.Append('\n').Append(StackHead).Append('\n');
        foreach (var result in results) text.Append(StackRow(result)).Append('\n');
        var remarks = results.SelectMany(Remarks).ToList();
        if (remarks.Count > 0) text.Append("\nWhat fell short:\n\n");
        foreach (string remark in remarks) text.Append("* ").Append(remark).Append('\n');
        if (falseAlignments.Count > 0) text.Append("\nFrames that have nothing in common:\n\n");
        foreach (string line in falseAlignments) text.Append("* ").Append(line).Append('\n');
        return text.ToString();
    }

    public static string Row(ScenarioResult result)
    {
        var (score, frames) = (result.Score, result.Score.Frames);
        var used = frames.Where(frame => frame.IsUsed).ToList();
        string stars = used.Count == 0 ? "-" : Median(used.Select(frame => (double)frame.Stars), "0");
        string pairs = score.Aligned.Any() ? Median(score.Aligned.Select(frame => (double)frame.Pairs), "0") : "-";
        string fwhm = used.Count == 0 ? "-" : Median(used.Select(frame => frame.FwhmRatio), "0.00");
        return Invariant($"| {result.Scenario.Name} | {used.Count} / {frames.Count(frame => frame.IsRegistrable)} / {frames.Count} | ")
            + Invariant($"{score.MedianRmsPixels:0.0000} | {score.WorstRmsPixels:0.0000} | {score.WorstCornerPixels:0.0000} | ")
            + Invariant($"{result.Scenario.MostErrorPixels:0.000} | {result.LimitPixels:0.0000} | {stars} | {pairs} | {fwhm} |");
    }

    public static string StackRow(ScenarioResult result) => result is { Stack: { Stars: > 0 } ours, Ideal: { } ideal }
        ? Invariant($"| {result.Scenario.Name} | {ours.Stars} | {ours.PlaceRmsPixels:0.0000} | {ideal.PlaceRmsPixels:0.0000} | ")
            + Invariant($"{100 * ours.FluxRms:0.00} % | {100 * ideal.FluxRms:0.00} % |")
        : $"| {result.Scenario.Name} | 0 | - | - | - | - |";

    private static IEnumerable<string> Remarks(ScenarioResult result)
    {
        string name = $"{result.Scenario.Name} (seed {result.Scenario.Night.Seed})";
        foreach (var frame in result.Score.Missed)
            yield return $"{name}: light {frame.Light} is registrable and was refused: {frame.Refusal}";
        foreach (var frame in result.Score.Aligned.Where(frame => frame.RmsPixels > result.Scenario.MostErrorPixels))
            yield return Invariant($"{name}: light {frame.Light} is off by {frame.RmsPixels:0.0000} px rms");
    }

    private static string Median(IEnumerable<double> values, string format)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2].ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
