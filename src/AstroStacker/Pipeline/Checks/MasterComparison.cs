using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Masters;

namespace AstroStacker.Pipeline.Checks;

/// <summary>A master against the frames that it is to calibrate, and its own frames against each other, by their headers.</summary>
/// <param name="problems">What can't be right is added here.</param>
internal sealed class MasterComparison(JobProblems problems)
{
    /// <summary>The frames of one master among themselves.</summary>
    public void RequireAlike(IReadOnlyList<FrameInfo> frames, string role)
    {
        var unlike = frames.Select(frame => (frame.Path, Mismatch: MasterFrames.Mismatch(frame, frames[0], role)))
            .Where(frame => frame.Mismatch is not null)
            .GroupBy(frame => frame.Mismatch![(frame.Path.Length + ": ".Length)..]);
        foreach (var alike in unlike)
        {
            string[] paths = [.. alike.Select(frame => frame.Path)];
            problems.Add($"{FileNames.Of(paths)}: {(paths.Length == 1 ? "" : "each ")}{alike.Key}");
        }
    }

    /// <summary>Options that were swapped. A header that says "Light" says nothing: it is what programs write where nobody chose.</summary>
    public void RequireRole(MasterHeader master)
    {
        if (master.First.Capture.Type is not { } type || type == FrameType.Light) return;
        if (master.Role == "flat" == (type == FrameType.Flat)) return;
        string says = master.First.Capture.TypeText ?? type.ToString();
        problems.Add(
            master.Name, $"{master.Is} given as {master.Option}, but '{says}' by its header", "Give it with the option of its own kind.");
    }

    /// <summary>What of a master differs from its frames, and may not.</summary>
    /// <param name="master">Compared by its first frame.</param>
    /// <param name="frames">To be calibrated.</param>
    /// <param name="kind">"lights", "flats".</param>
    /// <param name="differences">Which to look for.</param>
    public void Compare(
        MasterHeader master, IReadOnlyList<FrameInfo> frames, string kind,
        Func<FrameInfo, FrameInfo, IEnumerable<SensorDifference>> differences)
    {
        var unlike = frames.Select(frame => (frame.Path, Differences: differences(master.First, frame).ToList()))
            .Where(frame => frame.Differences.Count > 0)
            .GroupBy(frame => SensorDifferences.Text(frame.Differences, its => its.One)
                + " but " + SensorDifferences.Text(frame.Differences, its => its.Other));
        foreach (var alike in unlike)
        {
            string mine = SensorDifferences.Text(alike.First().Differences, its => its.One);
            string theirs = SensorDifferences.Text(alike.First().Differences, its => its.Other);
            string[] paths = [.. alike.Select(frame => frame.Path)];
            bool all = paths.Length == frames.Count;
            string whose = all ? $"the {kind} have" : $"{paths.Length} of the {frames.Count} {kind} have";
            string which = all ? "" : $" ({FileNames.Of(paths)})";
            string apart = all ? "" : $", or stack these {kind} in a run of their own";
            problems.Add(
                master.Name, $"{master.Has} {mine} but {whose} {theirs}{which}",
                $"Give a {master.Role} taken like the {kind}{apart}; astro-stacker night finds what fits in a folder.");
        }
    }

    /// <summary>A formula in place of a bias, with the settings of a frame.</summary>
    public void CheckLevel(string? formula, FrameInfo of)
    {
        if (formula is null) return;
        try
        {
            LevelFormula.Evaluate(formula, of);
        }
        catch (FormatException error)
        {
            problems.Add($"--bias {error.Message}");
        }
    }
}
