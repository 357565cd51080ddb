using AstroStacker.Pipeline;
using AstroStacker.Report.Figures;

namespace AstroStacker.Report.Plots;

/// <summary>The noise beside the number of frames.</summary>
internal static class NoisePlot
{
    private const double PercentPerShare = 100;

    public static PlotRecord? Of(StackResult result)
    {
        if (NoiseCurve.Of(result) is not { } curve) return null;
        double first = curve.Predicted[0] * PercentPerShare;
        double measured = result.Noise.Count == 0 ? 0 : result.Noise[FrameMeasure.MainPlane(result.Noise.Count)] * PercentPerShare;
        int count = curve.Predicted.Count;
        // A drizzled pixel is another thing than a frame's.
        bool isComparable = measured > 0 && result.Plan.Integration.Drizzle is null;
        return new PlotRecord
        {
            Key = "noise-count",
            Title = "Noise and number of frames",
            Caption = "Predicted, not measured: the noise of the weighted mean of the first n frames in order of time, from the noise that "
                + "was measured on each. Beside it the first frame's over the square root of n."
                + (!isComparable ? ""
                    : " The ring is measured on the result's sky, whose pixels share some of their noise with their neighbours."),
            XLabel = "frames",
            CountsFrames = true,
            YLabel = "noise, % of saturation",
            FromZero = true,
            Series =
            [
                new("1 / √n", PlotStyle.Line, PlotColour.Path,
                    [.. curve.Predicted.Select((_, i) => new PlotPoint(i + 1, first / Math.Sqrt(i + 1)))]),
                new("predicted", PlotStyle.Dots, PlotColour.Used,
                    [.. curve.Predicted.Select((noise, i) => new PlotPoint(i + 1, noise * PercentPerShare))]),
                new("measured", PlotStyle.OpenDots, PlotColour.Other, isComparable ? [new PlotPoint(count, measured)] : []),
            ],
        };
    }

    /// <summary>Why the plot is not there; null where it is.</summary>
    public static string? Absence(StackResult result) => NoiseCurve.Of(result) is not null ? null
        : result.Plan.Integration.Combine != "mean"
            ? $"The noise is not predicted from the frames': they were combined as {result.Plan.Integration.Combine}, not as a mean."
            : "The noise is not predicted from the frames': it was not measured on each of them.";
}
