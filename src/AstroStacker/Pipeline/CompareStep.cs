using AstroStacker.Comparison;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>Looks at the whole night at once, on bins: what was in one frame only is found before any tile is integrated.</summary>
internal static class CompareStep
{
    /// <summary>Fewer frames can't tell which of them is right.</summary>
    private const int FewestFrames = 3;

    /// <summary>True where a plan asks for it.</summary>
    public static bool IsNeeded(StackPlan plan, StackLayer layer) =>
        plan.Integration.Trails && layer.Frames.Count >= FewestFrames;

    /// <summary>The plan with what was found.</summary>
    public static StackPlan Run(StackPlan plan, Func<int, CalibratedFrame> calibrated, int threads, CancellationToken stop) =>
        plan with { Layers = [.. plan.Layers.Select(layer => Compare(plan, layer, calibrated, threads, stop))] };

    private static StackLayer Compare(
        StackPlan plan, StackLayer layer, Func<int, CalibratedFrame> calibrated, int threads, CancellationToken stop)
    {
        if (!IsNeeded(plan, layer)) return layer;
        var frames = layer.Frames.Select(frame => new ComparedFrame(
            calibrated(frame.Frame), plan.SampleGrid.ToReference.Then(frame.ReferenceToFrame), frame.Normalization)).ToList();
        var options = new ComparisonOptions { Trails = plan.Integration.Trails };
        var findings = NightComparison.Run(frames, (plan.SampleGrid.Width, plan.SampleGrid.Height), options, threads, stop);
        return layer with { Frames = [.. layer.Frames.Zip(findings, (frame, found) => frame with { Trails = found.Trails })] };
    }
}
