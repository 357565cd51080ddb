using AstroStacker.Cli.Display;

namespace AstroStacker.Cli.Running;

/// <summary>How a run speaks to its user.</summary>
/// <param name="Quiet">Nothing but errors.</param>
/// <param name="Json">One JSON object on standard output and nothing else there.</param>
/// <param name="ShowDetails">Timings and decisions are told, and errors show where in the program they arose (--debug 1).</param>
/// <param name="Words">The command line, to be repeated in messages.</param>
internal sealed record RunManner(bool Quiet, bool Json, bool ShowDetails, IReadOnlyList<string> Words)
{
    /// <summary>Everything is written down here too (--log); or null.</summary>
    public RunLog? Log { get; init; }
}
