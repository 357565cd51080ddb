using AstroStacker.Registration.Bench;
using AstroStacker.Testing.Nights;

// Renders each night, stacks it, and writes how far registration is from the truth. Words pick nights by their names.
var picked = NightScenarios.All.Where(scenario => args.Length == 0 || args.Any(word => scenario.Name.Contains(word, StringComparison.OrdinalIgnoreCase)));
var results = new List<ScenarioResult>();
foreach (var scenario in picked)
{
    results.Add(ScenarioResult.Run(scenario));
    Console.Error.WriteLine($"{ResultTable.Row(results[^1])}{ResultTable.StackRow(results[^1])}");
}

Console.Write(ResultTable.Of(results));
