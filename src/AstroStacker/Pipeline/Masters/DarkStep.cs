using AstroStacker.Calibration;
using AstroStacker.Formats;
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

    /// <summary>Rows of a light that tell how much of the dark is in it.</summary>
    private const int SampledRows = 256;

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
        return Scaled(dark, options);
    }

    /// <summary>A dark of another exposure: scaled where that is asked and right, else as it is; and the sentence that says so.</summary>
    private MasterFrame Scaled(MasterFrame dark, CalibrationOptions options)
    {
        var info = dark.Info;
        double? ratio = info.ExposureSeconds is > 0 and var own && light.ExposureSeconds is { } wanted ? wanted / own : null;
        bool isOther = ratio is { } exposures && Math.Abs(exposures - 1) > MostExposureMismatch * exposures;
        string lengths = FormattableString.Invariant(
            $"{info.Path} was exposed for {info.ExposureSeconds} s but the lights for {light.ExposureSeconds} s");
        if (options.Scaling == DarkScaling.None || (!isOther && options.Scaling == DarkScaling.Exposure))
            return isOther ? Unscaled($"{lengths}: warm pixels stay. Take darks of {light.ExposureSeconds} s.") : dark;
        if (options.Bias is null)
            return Unscaled($"{info.Path} is not scaled: without a bias (--bias) nobody knows how much of it is dark current.");
        var bias = reader.Read(options.Bias, "bias");
        bias.RequireCover(dark.Map.Area, "dark");
        var current = dark.Map.Minus(bias.Map);
        if (DarkScale.GlowAdu(current, light.VisibleArea) is > 0 and var glow)
        {
            return Unscaled(FormattableString.Invariant(
                $"{lengths}. It is not scaled: its amplifier glows by {glow:0} ADU, which does not grow with the exposure."));
        }

        double? scale = options.Scaling == DarkScaling.Exposure ? ratio : LeastNoise(current);
        if (scale is not { } factor || !(factor > 0))
            return Unscaled($"{info.Path} is not scaled: too few of its pixels stand out to be found in the lights.");
        if (factor > DarkScale.MostScale)
        {
            return Unscaled(FormattableString.Invariant(
                $"{lengths}. It is not scaled by {factor:0.00}: beyond {DarkScale.MostScale} its noise outweighs its use."));
        }

        notes.Add(options.Scaling == DarkScaling.Exposure
            ? FormattableString.Invariant(
                $"Darks are {info.ExposureSeconds} s, lights {light.ExposureSeconds} s: scaled by the bias-subtracted ratio {factor:0.00}.")
            : FormattableString.Invariant(
                $"The bias-subtracted dark is scaled by {factor:0.###}, which leaves the least noise in the lights."));
        return dark with { Map = current.Times((float)factor).Plus(bias.Map) };
        MasterFrame Unscaled(string reason)
        {
            notes.Add(reason);
            return dark;
        }
    }

    /// <summary>From rows spread over the first light.</summary>
    private double? LeastNoise(MasterMap current)
    {
        using var frame = FrameFormats.Open(light.Path);
        var area = light.VisibleArea.Intersect(current.Area);
        int step = light.Cfa?.RepeatWidth ?? 1, rows = Math.Min(area.Height, SampledRows);
        var sampled = new float[area.Width * rows];
        var dark = new float[area.Width * rows];
        for (int i = 0; i < rows; i++)
        {
            var row = new PixelRectangle(area.X, area.Y + (int)((long)i * area.Height / rows), area.Width, 1);
            frame.Read(0, row, sampled.AsSpan(i * area.Width, area.Width));
            current.Row(row.X, row.Y, row.Width).CopyTo(dark.AsSpan(i * area.Width));
        }

        MasterReader.ToAdu(light, sampled);
        var strip = new PixelRectangle(0, 0, area.Width, rows);
        return DarkScale.LeastNoise(new MasterMap(strip, dark, blackIncluded: false), sampled, strip, step);
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
