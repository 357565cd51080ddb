using AstroStacker.Testing.Nights;

namespace AstroStacker.Registration.Bench;

/// <summary>Each night again with other seeds, registered as the tests do: a few lights, no masters, no integration.</summary>
internal static class SeedSweep
{
    private const string Head = """
        | night | frames used / registrable | error over what photons allow, median | worst frame of all seeds | its seed |
        |---|---:|---:|---:|---:|
        """;

    /// <summary>A Markdown table; each row goes to <paramref name="done"/> when it is known.</summary>
    public static string Run(IReadOnlyList<NightScenario> scenarios, int seeds, Action<string> done)
    {
        var rows = new List<string>();
        foreach (var scenario in scenarios)
        {
            rows.Add(Row(scenario, seeds));
            done(rows[^1]);
        }

        return $"{Head}\n{string.Join('\n', rows)}\n";
    }

    private static string Row(NightScenario scenario, int seeds)
    {
        int used = 0, registrable = 0;
        var ratios = new List<double>();
        var (worst, worstSeed) = (0.0, scenario.Night.Seed);
        for (ulong seed = 1; seed <= (ulong)seeds; seed++)
        {
            var score = RegisteredNight.Of(scenario with { Night = scenario.Night with { Seed = seed } });
            used += score.Frames.Count(frame => frame.IsUsed && frame.IsRegistrable);
            registrable += score.Frames.Count(frame => frame.IsRegistrable);
            ratios.AddRange(score.Aligned.Select(frame =>
                frame.RmsPixels / PhotonLimit.Median(score.Truth, score.Reference!.Value, [frame.Light])));
            if (score.WorstRmsPixels > worst) (worst, worstSeed) = (score.WorstRmsPixels, seed);
        }

        double ratio = ratios.Count == 0 ? 0 : ratios.Order().ElementAt(ratios.Count / 2);
        return FormattableString.Invariant($"| {scenario.Name} | {used} / {registrable} | {ratio:0.00} | {worst:0.0000} | {worstSeed} |");
    }
}
