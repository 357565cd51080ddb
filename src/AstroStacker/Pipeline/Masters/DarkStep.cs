using AstroStacker.Calibration;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>What is subtracted from the lights: the dark that a job names, or its bias.</summary>
/// <param name="lights">Those it is subtracted from, the one that masters must fit first.</param>
/// <param name="reader">Reads masters.</param>
/// <param name="notes">Plain sentences for the summary are added here.</param>
internal sealed class DarkStep(IReadOnlyList<FrameInfo> lights, MasterReader reader, List<string> notes)
{
    /// <summary>The dark that the job names as it was before scaling, which its defects are looked for in; or null.</summary>
    public MasterFrame? Dark { get; private set; }

    /// <summary>Null where the job names neither.</summary>
    public MasterFrame? Subtracted(CalibrationOptions options)
    {
        if (options.Dark is null)
        {
            // A dark holds the bias: the bias alone serves only where there is no dark.
            if (options.Bias is null) return null;
            notes.Add("No master dark was given: the master bias is subtracted from the lights.");
            return reader.Read(options.Bias, "bias");
        }

        var dark = reader.Read(options.Dark, "dark");
        if (options.Bias is not null) dark = WithBias(dark, options);
        Dark = dark;
        return new DarkScaleStep(lights, reader, notes).Scaled(dark, options);
    }

    /// <summary>A dark whose bias was taken off gets it back: the lights have theirs.</summary>
    private MasterFrame WithBias(MasterFrame dark, CalibrationOptions options)
    {
        if (!dark.Info.BlackSubtracted)
        {
            if (options.Flat is null && options.Scaling == DarkScaling.None)
                notes.Add("The master bias was not needed: the master dark holds it, and there is no flat.");
            return dark;
        }

        var bias = reader.Read(options.Bias!, "bias");
        bias.RequireCover(dark.Map.Area, "dark");
        notes.Add($"{dark.Info.Path} says that its bias is off already: the master bias is subtracted from the lights too.");
        return dark with { Map = dark.Map.Plus(bias.Map) };
    }
}
