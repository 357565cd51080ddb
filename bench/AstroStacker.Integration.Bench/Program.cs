using System.Diagnostics;
using AstroStacker.Integration.Bench;

// Renders nights, stacks them by the whole pipeline and writes figures beside what is asked and what the method itself
// allows, as Markdown. Words pick scenarios by their names; NAME=VALUE sets runs, seed, width, height or any integration
// option of the stack (Reject=none), which shows what a single stage costs.
var options = new BenchOptions(args);
Console.WriteLine(Figure.Head);
foreach (var scenario in Scenarios.All.Where(scenario => options.Picks(scenario.Name)))
{
    var clock = Stopwatch.StartNew();
    foreach (var figure in scenario.Run(options)) Console.WriteLine(figure);
    Console.Error.WriteLine(FormattableString.Invariant($"{scenario.Name}: {clock.Elapsed.TotalSeconds:0} s"));
}
