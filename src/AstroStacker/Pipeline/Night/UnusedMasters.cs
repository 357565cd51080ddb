using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Masters;

namespace AstroStacker.Pipeline.Night;

/// <summary>
/// Masters of a plan that no picture asks for, as in a folder of calibration frames alone: they are made for later nights.
/// </summary>
internal static class UnusedMasters
{
    /// <summary>Writes them into the night's folder for masters. Throws as a stack with bad masters does.</summary>
    public static void Make(NightJob night, CancellationToken stop)
    {
        var used = night.Plan.Stacks.SelectMany(stack => stack.Groups)
            .SelectMany(group => new[] { group.Dark, group.Flat, group.Bias, group.Flat?.Bias }).OfType<PlannedMaster>()
            .Select(master => master.Name).ToHashSet();
        foreach (var master in night.Plan.Masters.Where(master => master.Frames.Count > 1 && !used.Contains(master.Name)))
        {
            stop.ThrowIfCancellationRequested();
            var info = master.Frames[0].Info;
            new MasterLoader(info, info.SensorArea, NightStacks.ResourcesOf(night), stop).Load(OptionsOf(master));
        }
    }

    private static CalibrationOptions OptionsOf(PlannedMaster master) => master.Type switch
    {
        FrameType.Flat => new CalibrationOptions
        {
            Flat = NightStacks.Source(master),
            Bias = master.Bias is { Type: FrameType.Bias } bias ? NightStacks.Source(bias) : null,
            DarkFlat = master.Bias is { Type: FrameType.DarkFlat } dark ? NightStacks.Source(dark) : null,
        },
        FrameType.Bias => new CalibrationOptions { Bias = NightStacks.Source(master) },
        _ => new CalibrationOptions { Dark = NightStacks.Source(master) },
    };
}
