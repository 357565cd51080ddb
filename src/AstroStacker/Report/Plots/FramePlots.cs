using AstroStacker.Pipeline;
using AstroStacker.Report.Figures;

namespace AstroStacker.Report.Plots;

/// <summary>What was measured on each frame along the night, where the frames lie, and how well that is known.</summary>
internal static class FramePlots
{
    public static IEnumerable<PlotRecord> Of(StackResult result)
    {
        var frames = FrameTime.InOrder(result.Frames.Where(frame => frame.Survey is not null));
        var origin = FrameTime.Origin(result.Frames);
        foreach (var measure in FrameMeasure.All) yield return AlongTheNight(measure, frames, origin);
        yield return Drift(frames);
        yield return Residuals(frames);
    }

    private static PlotRecord AlongTheNight(FrameMeasure measure, IReadOnlyList<FrameOutcome> frames, DateTime? origin)
    {
        List<PlotPoint> used = [], skipped = [];
        for (int i = 0; i < frames.Count; i++)
        {
            if (measure.Value(frames[i]) is not { } value || !double.IsFinite(value)) continue;
            (frames[i].Used ? used : skipped).Add(new PlotPoint(X(frames[i], i, origin), value));
        }

        return new PlotRecord
        {
            Key = measure.Key,
            Title = measure.Title,
            Caption = measure.About,
            XLabel = origin is null ? "frame" : "time",
            YLabel = measure.Unit.Length == 0 ? "" : measure.Unit,
            TimeOrigin = origin,
            CountsFrames = origin is null,
            XRange = frames.Count == 0 ? null : (X(frames[0], 0, origin), X(frames[^1], frames.Count - 1, origin)),
            Series =
            [
                new("", PlotStyle.Line, PlotColour.Path, used),
                new(skipped.Count > 0 ? "used" : "", PlotStyle.Dots, PlotColour.Used, used),
                new("skipped", PlotStyle.OpenDots, PlotColour.Skipped, skipped),
            ],
        };
    }

    private static double X(FrameOutcome frame, int index, DateTime? origin) =>
        origin is { } first ? (FrameTime.Of(frame)!.Value - first).TotalMinutes : index + 1;

    private static PlotRecord Drift(IReadOnlyList<FrameOutcome> frames)
    {
        var places = frames.Where(frame => frame.Used).Select(FrameMeasure.PlaceOf).OfType<FramePlace>()
            .Select(place => new PlotPoint(place.Right, -place.Down)).ToList();
        return new PlotRecord
        {
            Key = "drift",
            Title = "Drift",
            Caption = "Where the middle of the base lies on each frame, from frame to frame as the night went; the base itself is at 0, 0.",
            XLabel = "px to the right",
            YLabel = "px upwards",
            SameScale = true,
            Series =
            [
                new("", PlotStyle.Arrows, PlotColour.Path, places),
                new("", PlotStyle.Dots, PlotColour.Used, places),
            ],
        };
    }

    private static PlotRecord Residuals(IReadOnlyList<FrameOutcome> frames)
    {
        List<PlotPoint> fitted = [], heldOut = [];
        foreach (var frame in frames)
        {
            if (frame.Registration is not { } measure || FrameMeasure.PlaceOf(frame) is not { } place) continue;
            fitted.Add(new PlotPoint(place.Pixels, measure.RmsPixels));
            if (measure.HeldOutPairs > 0) heldOut.Add(new PlotPoint(place.Pixels, measure.HeldOutRmsPixels));
        }

        return new PlotRecord
        {
            Key = "residuals",
            Title = "Residuals and place",
            Caption = "Of each frame's transform, beside how far the frame lies from the base: residuals that grow with the shift hint at "
                + "distortion that the transform does not follow. Those of single stars are not kept.",
            XLabel = "shift, px",
            YLabel = "residual, px",
            FromZero = true,
            Series =
            [
                new("pairs of the fit", PlotStyle.Dots, PlotColour.Used, fitted),
                new("held-out pairs", PlotStyle.OpenDots, PlotColour.Other, heldOut),
            ],
        };
    }
}
