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
    /// <param name="masterFile">The file of a planned master.</param>
    public static StackJob Of(NightJob night, PlannedStack stack, Func<PlannedMaster, string> masterFile)
    {
        var sets = stack.Groups.Select(group => new LightSet(
            [.. group.Lights.Select(light => light.Info.Path)],
            new CalibrationOptions
            {
                Dark = Source(group.Dark),
                Flat = Source(group.Flat),
                Bias = Source(group.Bias),
                DarkFlat = group.Flat?.Bias is { Type: FrameType.DarkFlat } bias && IsReady(group.Flat) ? Source(bias) : null,
            })).ToList();
        MasterSource? Source(PlannedMaster? master) => master is null ? null : masterFile(master);
        return night.Template with
        {
            Lights = [.. sets.SelectMany(set => set.Lights)],
            Sets = sets,
            Output = night.Template.Output with { Prefix = Path.Combine(night.OutputFolder, stack.Name) },
        };
    }

    /// <summary>The job of the frames that fit no star of the first picture: another part of the sky, if enough of them agree.</summary>
    public static StackJob OfAnotherSky(StackJob job, IReadOnlyList<FrameOutcome> unmatched, string name) => job with
    {
        Lights = [.. unmatched.Select(frame => frame.Path)],
        Selection = job.Selection with { LeastCount = LeastOfAnotherSky },
        Output = job.Output with { Prefix = Path.Combine(Path.GetDirectoryName(job.Output.Prefix)!, name) },
    };

    /// <summary>A master that lies in the folder ready made.</summary>
    public static bool IsReady(PlannedMaster master) => master.Frames is [{ IsMaster: true }];
}
