using System.Globalization;
using AstroStacker.Registration.Bench;
using AstroStacker.Testing.Nights;

// Renders each night, stacks it, and writes how far registration is from the truth. Words pick nights by their names; a number
// is another seed for all of them.
ulong? seed = args.Where(word => word.All(char.IsAsciiDigit))
    .Select(word => (ulong?)ulong.Parse(word, CultureInfo.InvariantCulture)).FirstOrDefault();
string[] words = [.. args.Where(word => !word.All(char.IsAsciiDigit))];
var results = new List<ScenarioResult>();
foreach (var scenario in NightScenarios.All)
{
    if (words.Length > 0 && !words.Any(word => scenario.Name.Contains(word, StringComparison.OrdinalIgnoreCase))) continue;
    results.Add(ScenarioResult.Run(seed is { } other ? scenario with { Night = scenario.Night with { Seed = other } } : scenario));
    Console.Error.WriteLine($"{ResultTable.Row(results[^1])}\n{ResultTable.StackRow(results[^1])}");
}

Console.Write(ResultTable.Of(results));
