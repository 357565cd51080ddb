using AstroStacker.Calibration;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night;

/// <summary>From the plan of a picture to the job that makes it.</summary>
internal static class NightStacks
{
    /// <summary>So many frames that share no star with the rest are a picture of their own; fewer are failures.</summary>
    public const int LeastOfAnotherSky = 3;

    /// <summary>The job of a planned stack.</summary>
    /// <param name="night">Template and folder.</param>
    /// <param name="stack">Lights and masters.</param>
    public static StackJob Of(NightJob night, PlannedStack stack)
    {
        var sets = stack.Groups.Select(group => new LightSet([.. group.Lights.Select(light => light.Info.Path)], MastersOf(group)))
            .ToList();
        return night.Template with
        {
            Lights = [.. sets.SelectMany(set => set.Lights)],
            Sets = sets,
            Output = night.Template.Output with { Prefix = Path.Combine(night.OutputFolder, stack.Name) },
            Resources = ResourcesOf(night),
        };
    }

    /// <summary>The job of the frames that fit no star of the first picture: another part of the sky, if enough of them agree.</summary>
    public static StackJob OfAnotherSky(StackJob job, IReadOnlyList<FrameOutcome> unmatched, string name) => job with
    {
        Lights = [.. unmatched.Select(frame => frame.Path)],
        Selection = job.Selection with { LeastCount = LeastOfAnotherSky },
        Output = job.Output with { Prefix = Path.Combine(Path.GetDirectoryName(job.Output.Prefix)!, name) },
    };

    /// <summary>
    /// A flat's own bias may be of another gain than the lights', or a dark as long as the flats: it is named apart then.
    /// </summary>
    private static CalibrationOptions MastersOf(LightGroup group)
    {
        var ofFlat = group.Flat?.Bias;
        // Without a dark that holds the bias, the flat's would be subtracted from the lights.
        bool lightsNeedNone = group.Dark is { } dark && !dark.Frames[0].Info.BlackSubtracted;
        var bias = group.Bias ?? (lightsNeedNone && ofFlat?.Type == FrameType.Bias ? ofFlat : null);
        return new CalibrationOptions
        {
            Dark = Source(group.Dark),
            Flat = Source(group.Flat),
            Bias = Source(bias),
            Scaling = group.ScaleDark ? DarkScaling.Exposure : DarkScaling.None,
            DarkFlat = Source(ofFlat == bias ? null : ofFlat),
        };
    }

    /// <summary>Masters are kept beside the pictures, where the user finds them.</summary>
    public static ResourceOptions ResourcesOf(NightJob night) =>
        night.Template.Resources with { MasterFolder = Path.Combine(night.OutputFolder, "masters") };

    /// <summary>A planned master as a job names it.</summary>
    public static MasterSource? Source(PlannedMaster? master) =>
        master is null ? null : new MasterSource { Files = [.. master.Frames.Select(frame => frame.Info.Path)], Name = master.Name };
}
