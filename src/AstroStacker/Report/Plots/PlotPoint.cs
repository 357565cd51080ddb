namespace AstroStacker.Report.Plots;

/// <summary>
/// A point of a plot. A class: lists of classes share code that the runtime brings along, where each kind of struct must be compiled
/// while the user waits for the page.
/// </summary>
internal sealed record PlotPoint(double X, double Y);
