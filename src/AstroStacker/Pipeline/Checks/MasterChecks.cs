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
    private readonly MasterComparison _comparison = new(problems);

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
            if (job.Sets.Count == 0) _comparison.RequireRole(master);
            _comparison.Compare(master, lights, "lights", SensorDifferences.OfCamera);
        }

        bool biasServesLights = dark is null || dark.First.BlackSubtracted || options.Scaling != DarkScaling.None;
        if (dark is not null) _comparison.Compare(dark, lights, "lights", SensorDifferences.OfSettings);
        if (bias is not null && biasServesLights) _comparison.Compare(bias, lights, "lights", SensorDifferences.OfSettings);
        if (flat is not null) CheckFlat(options, flat, darkFlat, bias);
        _comparison.CheckLevel(options.Bias?.Level, biasServesLights ? first : flat?.First ?? first);
        MasterNotes.Add(notes, lights, dark, flat, darkFlat);
    }

    /// <summary>The flat's own bias is of the flat's settings; these need not be the lights'.</summary>
    private void CheckFlat(CalibrationOptions options, MasterHeader flat, MasterHeader? darkFlat, MasterHeader? bias)
    {
        if (flat.First.BlackSubtracted || flat.First.IsCalibrated) return;
        if (darkFlat is null && SirilFlat.IsTakenAsCalibrated(flat.First)) return;
        // Camera RAW names its black level, which hangs little on the ISO. A night's plan knows of no better bias.
        bool isNearEnough = job.Sets.Count > 0 || flat.First.HasBlackLevel;
        if (darkFlat is not null) _comparison.Compare(darkFlat, flat.Frames, "flats", SensorDifferences.OfSettings);
        else if (bias is not null && isNearEnough) notes.AddRange(MasterNotes.OfFlatBias(bias, flat).Except(notes));
        else if (bias is not null) _comparison.Compare(bias, flat.Frames, "flats", SensorDifferences.OfSettings);
        bool isKnown = options is not { Dark: null, Bias: null, DarkFlat: null } || flat.First.HasBlackLevel;
        if (!isKnown) problems.Try(() => throw FlatStep.UnknownBias(flat.First));
    }

    private MasterHeader? Open(MasterSource? source, string role)
    {
        if (source is null || source.Level is not null) return null;
        var frames = headers.Of(source, problems);
        if (frames.Count == 0) return null;
        _comparison.RequireAlike(frames, role);
        return new MasterHeader(role, frames);
    }
}
