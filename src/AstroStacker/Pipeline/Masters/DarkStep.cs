using AstroStacker.Calibration;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>What is subtracted from the lights: the dark that a job names, or its bias.</summary>
/// <param name="light">The frame the masters must fit.</param>
/// <param name="reader">Reads masters.</param>
/// <param name="notes">Plain sentences for the summary are added here.</param>
internal sealed class DarkStep(FrameInfo light, MasterReader reader, List<string> notes)
{
    /// <summary>Share by which a dark's exposure may differ unsaid: shutters and clocks round.</summary>
    private const double MostExposureMismatch = 0.05;

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
        NoteOtherExposure(dark.Info);
        return options.Bias is null ? dark : WithBias(dark, options);
    }

    private void NoteOtherExposure(FrameInfo dark)
    {
        if (dark.ExposureSeconds is not { } own || light.ExposureSeconds is not { } wanted) return;
        if (Math.Abs(own - wanted) > MostExposureMismatch * wanted)
            notes.Add($"{dark.Path} was exposed for {own} s but the lights for {wanted} s: warm pixels stay. Take darks of {wanted} s.");
    }

    /// <summary>A dark whose bias was taken off gets it back: the lights have theirs.</summary>
    private MasterFrame WithBias(MasterFrame dark, CalibrationOptions options)
    {
        if (!dark.Info.BlackSubtracted)
        {
            if (options.Flat is null) notes.Add("The master bias was not needed: the master dark holds it, and there is no flat.");
            return dark;
        }

        var bias = reader.Read(options.Bias!, "bias");
        bias.RequireCover(dark.Map.Area, "dark");
        notes.Add($"{dark.Info.Path} says that its bias is off already: the master bias is subtracted from the lights too.");
        return dark with { Map = dark.Map.Plus(bias.Map) };
    }
}
