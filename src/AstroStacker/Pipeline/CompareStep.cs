using AstroStacker.Comparison;
using AstroStacker.Comparison.Background;
using AstroStacker.Comparison.Defects;
using AstroStacker.Imaging;
using AstroStacker.Integration;

namespace AstroStacker.Pipeline;

/// <summary>
/// Looks at the whole night at once: what was in one frame only, and what stays with the sensor, is found before any tile is
/// integrated.
/// </summary>
internal sealed class CompareStep(Func<int, CalibratedFrame> calibrated, long binBytes, int threads, CancellationToken stop)
{
    /// <summary>Fewer frames can't tell which of them is right.</summary>
    private const int FewestFrames = 3;

    private readonly List<string> _notes = [];

    /// <summary>What the user should know of what was found.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>True where a plan asks for it.</summary>
    public static bool IsNeeded(StackPlan plan) =>
        HasDefects(plan) || HasSurfaces(plan) || plan.Layers.Any(layer => HasTrails(plan, layer));

    /// <summary>The plan with what was found.</summary>
    public StackPlan Run(StackPlan plan)
    {
        if (HasDefects(plan)) plan = plan with { Defects = plan.Defects.Union(FindDefects(plan)) };
        return plan with { Layers = [.. plan.Layers.Select(layer => Compare(plan, layer))] };
    }

    private StackLayer Compare(StackPlan plan, StackLayer layer)
    {
        using var bins = new NightBins(binBytes);
        ComparedFrame[] frames = [.. layer.Frames.Select(frame => Compared(plan, frame))];
        var options = new ComparisonOptions { Trails = HasTrails(plan, layer) };
        using var trails = new NightComparison(frames, (plan.SampleGrid.Width, plan.SampleGrid.Height), options, bins, threads, stop);
        if (HasSurfaces(plan)) layer = LevelBackgrounds(plan, layer, frames, bins);
        return layer with { Frames = [.. layer.Frames.Zip(trails.Run(stop), (frame, found) => frame with { Trails = found.Trails })] };
    }

    private static bool HasDefects(StackPlan plan) =>
        plan.Integration.Cosmetic == "on" && !plan.RawMosaic && plan.Layers.Any(layer => layer.Frames.Count >= FewestFrames);

    private static bool HasSurfaces(StackPlan plan) =>
        NormalizationMethods.Get(plan.Integration.Normalize).IsLocal && plan.Layers.Any(layer => layer.Frames.Count > 1);

    private static bool HasTrails(StackPlan plan, StackLayer layer) =>
        plan.Integration.Trails && layer.Frames.Count >= FewestFrames;

    private DefectMap FindDefects(StackPlan plan)
    {
        ICalibratedFrame[] frames = [.. plan.Layers[0].Frames.Select(frame => calibrated(frame.Frame))];
        // One map serves one sensor.
        if (frames.Any(frame => frame.Area != frames[0].Area || frame.Info.Camera != frames[0].Info.Camera)) return DefectMap.None;
        var findings = DefectSearch.Find(frames, threads, stop);
        if (findings.Note is { } note) _notes.Add($"Defects of the sensor were not left out: {note}.");
        else if (!findings.Map.IsEmpty)
            _notes.Add($"Left out as defects of the sensor: {findings.HotCount} hot and {findings.ColdCount} cold pixels.");
        return findings.Map;
    }

    /// <summary>The backgrounds of the frames made to meet everywhere.</summary>
    private StackLayer LevelBackgrounds(StackPlan plan, StackLayer layer, ComparedFrame[] compared, NightBins bins)
    {
        var frames = layer.Frames.Zip(compared, (frame, own) => new BackgroundFrame(own, frame.Weights, frame.WeightSurfaces)).ToList();
        int reference = Math.Max(0, layer.Frames.ToList().FindIndex(frame => frame.ReferenceToFrame.Equals(Transform.Identity)));
        var surfaces = BackgroundSurfaces.Measure(
            frames, reference, (plan.SampleGrid.Width, plan.SampleGrid.Height), bins, threads, stop);
        return layer with { Frames = [.. layer.Frames.Zip(surfaces, (frame, found) => frame with { Background = found })] };
    }

    private ComparedFrame Compared(StackPlan plan, FramePlan frame) => new(
        calibrated(frame.Frame), plan.SampleGrid.ToReference.Then(frame.ReferenceToFrame), frame.Normalization);
}
