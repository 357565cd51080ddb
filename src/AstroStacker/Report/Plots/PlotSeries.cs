namespace AstroStacker.Report.Plots;

/// <summary>Points that belong together.</summary>
/// <param name="Name">For the key below the plot; empty where it needs none.</param>
/// <param name="Style">How they are drawn.</param>
/// <param name="Colour">What they stand for.</param>
/// <param name="Points">Finite numbers.</param>
internal sealed record PlotSeries(string Name, PlotStyle Style, PlotColour Colour, IReadOnlyList<PlotPoint> Points);
