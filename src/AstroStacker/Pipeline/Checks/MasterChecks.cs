using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Masters;

namespace AstroStacker.Pipeline.Checks;

/// <summary>Each master of a job against the frames that it is to calibrate, by their headers.</summary>
/// <param name="job">Names masters and sets of lights.</param>
/// <param name="headers">Of all masters.</param>
/// <param name="problems">What can't be right is added here.</param>
/// <param name="notes">What the user should know of is added here.</param>
internal sealed class MasterChecks(StackJob job, MasterHeaders headers, JobProblems problems, List<string> notes)
{
    /// <summary>The masters of each set of lights, and of those in no set.</summary>
    /// <param name="lights">All that can serve.</param>
    /// <param name="first">Of them, the frame whose sensor the others share.</param>
    public void Run(IReadOnlyList<FrameInfo> lights, FrameInfo first)
    {
        var rest = lights.ToList();
        foreach (var set in job.Sets)
        {
            var files = set.Lights.Select(LightList.SameFile).ToHashSet();
            var members = rest.Where(light => files.Contains(LightList.SameFile(light.Path))).ToList();
            rest = [.. rest.Except(members)];
            if (members.Count > 0) Check(set.Calibration, members, members.Contains(first) ? first : members[0]);
        }

        if (rest.Count > 0) Check(job.Calibration, rest, rest.Contains(first) ? first : rest[0]);
    }

    private void Check(CalibrationOptions options, IReadOnlyList<FrameInfo> lights, FrameInfo first)
    {
        if (!options.Masters.Any()) return;
        problems.Try(() => MasterLoader.RequireMosaic(first));
        if (first.PlaneCount != 1) return;
        var (dark, flat) = (Open(options.Dark, "dark"), Open(options.Flat, "flat"));
        var (bias, darkFlat) = (Open(options.Bias, "bias"), Open(options.DarkFlat, "dark-flat"));
        var place = new SensorPlace(first, job.CropToVisible ? first.VisibleArea : first.SensorArea);
        foreach (var master in new[] { dark, flat, bias, darkFlat }.OfType<MasterHeader>())
        {
            problems.Try(() => place.Of(master.First, master.Role));
            RequireRole(master);
            Compare(master, lights, "lights", SensorDifferences.OfCamera);
        }

        bool biasServesLights = dark is null || dark.First.BlackSubtracted || options.Scaling != DarkScaling.None;
        if (dark is not null) Compare(dark, lights, "lights", SensorDifferences.OfSettings);
        if (bias is not null && biasServesLights) Compare(bias, lights, "lights", SensorDifferences.OfSettings);
        if (flat is not null) CheckFlat(options, flat, darkFlat, bias);
        CheckLevel(options.Bias?.Level, biasServesLights ? first : flat?.First ?? first);
        MasterNotes.Add(notes, lights, dark, flat, darkFlat);
    }

    /// <summary>The flat's own bias is of the flat's settings; these need not be the lights'.</summary>
    private void CheckFlat(CalibrationOptions options, MasterHeader flat, MasterHeader? darkFlat, MasterHeader? bias)
    {
        if (flat.First.BlackSubtracted || flat.First.IsCalibrated) return;
        if (darkFlat is null && SirilFlat.IsTakenAsCalibrated(flat.First)) return;
        // Camera RAW names its black level, which hangs little on the ISO. A night's plan knows of no better bias.
        bool isNearEnough = job.Sets.Count > 0 || flat.First.HasBlackLevel;
        if (darkFlat is not null) Compare(darkFlat, flat.Frames, "flats", SensorDifferences.OfSettings);
        else if (bias is not null && isNearEnough) notes.AddRange(MasterNotes.OfFlatBias(bias, flat).Except(notes));
        else if (bias is not null) Compare(bias, flat.Frames, "flats", SensorDifferences.OfSettings);
        bool isKnown = options is not { Dark: null, Bias: null, DarkFlat: null } || flat.First.HasBlackLevel;
        if (!isKnown) problems.Try(() => throw FlatStep.UnknownBias(flat.First));
    }

    private MasterHeader? Open(MasterSource? source, string role)
    {
        if (source is null || source.Level is not null) return null;
        var frames = headers.Of(source, problems);
        if (frames.Count == 0) return null;
        foreach (string mismatch in frames.Select(frame => MasterFrames.Mismatch(frame, frames[0], role)).OfType<string>())
            problems.Add(mismatch);
        return new MasterHeader(role, frames);
    }

    private void CheckLevel(string? formula, FrameInfo of)
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

    /// <summary>Two options that were swapped. What a folder's sorting has decided against a header stands.</summary>
    private void RequireRole(MasterHeader master)
    {
        if (job.Sets.Count > 0 || master.First.Capture.Type is not { } type || type == FrameType.Light) return;
        if (master.Role == "flat" == (type == FrameType.Flat)) return;
        string says = master.First.Capture.TypeText ?? type.ToString();
        problems.Add(
            master.Name, $"{master.Is} given as {master.Option}, but '{says}' by its header", "Give it with the option of its own kind.");
    }

    private void Compare(
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
}
