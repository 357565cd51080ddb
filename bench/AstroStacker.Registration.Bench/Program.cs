using System.Globalization;
using AstroStacker.Registration.Bench;
using AstroStacker.Testing.Nights;

// Renders each night, stacks it, and writes how far registration is from the truth, as Markdown; rows on the way to the
// error stream. Words pick nights by their names; "seed=N" is another seed for all of them, "sweep=N" only registers, N seeds
// of each night, "siril" compares with siril-cli.
string[] words = [.. args.Where(word => !word.Contains('=') && word != "siril")];
var scenarios = NightScenarios.All.Where(scenario =>
    words.Length == 0 || words.Any(word => scenario.Name.Contains(word, StringComparison.OrdinalIgnoreCase))).ToList();
if (NumberAfter("sweep=") is { } seeds)
{
    Console.Write(SeedSweep.Run(scenarios, (int)seeds, Console.Error.WriteLine));
    return;
}

if (args.Contains("siril"))
{
    if (SirilRun.Version() is { } version) Console.Write($"Beside {version}:\n\n{SirilRun.Compare(scenarios)}");
    return;
}

var results = new List<ScenarioResult>();
foreach (var scenario in scenarios)
{
    var night = scenario.Night with { Seed = NumberAfter("seed=") ?? scenario.Night.Seed };
    results.Add(ScenarioResult.Run(scenario with { Night = night }));
    Console.Error.WriteLine($"{ResultTable.Row(results[^1])}\n{ResultTable.StackRow(results[^1])}");
}

Console.Write(ResultTable.Of(results, words.Length == 0 ? [.. UnrelatedFields.Run()] : []));

ulong? NumberAfter(string name) => args.FirstOrDefault(word => word.StartsWith(name, StringComparison.Ordinal)) is { } word
    ? ulong.Parse(word[name.Length..], CultureInfo.InvariantCulture) : null;
