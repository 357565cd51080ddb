using AstroStacker.Calibration;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Pipeline.Masters;

/// <summary>A dark of another exposure: scaled where that is asked and right, else as it is; and the sentence that says so.</summary>
/// <param name="lights">Those it is subtracted from, the one that masters must fit first.</param>
/// <param name="reader">Reads masters.</param>
/// <param name="notes">Plain sentences for the summary are added here.</param>
internal sealed class DarkScaleStep(IReadOnlyList<FrameInfo> lights, MasterReader reader, List<string> notes)
{
    /// <summary>Share by which a dark's exposure may differ unsaid: shutters and clocks round.</summary>
    private const double MostExposureMismatch = 0.05;

    /// <summary>Rows of a light that tell how much of the dark is in it, and lights spread over the night that are asked.</summary>
    private const int SampledRows = 256, SampledLights = 5;

    private readonly FrameInfo _light = lights[0];

    public MasterFrame Scaled(MasterFrame dark, CalibrationOptions options)
    {
        double? ratio = dark.Info.ExposureSeconds is > 0 and var own && _light.ExposureSeconds is { } wanted ? wanted / own : null;
        bool isOther = ratio is { } exposures && Math.Abs(exposures - 1) > MostExposureMismatch * exposures;
        if (options.Scaling == DarkScaling.None)
            return isOther ? Unscaled(dark, $"{Exposures(dark)}: warm pixels stay. Take darks of {_light.ExposureSeconds} s.") : dark;
        if (options.Scaling == DarkScaling.Exposure && ratio is null)
            return Unscaled(dark, $"{dark.Info.Path} is not scaled by exposure: its file, or that of {_light.Path}, states none.");
        if (options.Scaling == DarkScaling.Exposure && !isOther) return dark;
        if (options.Bias is null)
            return Unscaled(dark, $"{dark.Info.Path} is not scaled: without a bias (--bias) nobody knows how much of it is dark current.");

        var bias = BiasOf(dark, options.Bias);
        var current = dark.Map.Minus(bias);
        if (DarkScale.GlowAdu(current, _light.VisibleArea) is > 0 and var glow)
        {
            return Unscaled(dark, FormattableString.Invariant(
                $"{dark.Info.Path} is not scaled: its amplifier glows by {glow:0} ADU, which does not grow with the exposure."));
        }

        double? scale = options.Scaling == DarkScaling.Exposure ? ratio : LeastNoise(current);
        if (scale is not { } factor || !(factor > 0))
            return Unscaled(dark, $"{dark.Info.Path} is not scaled: too few of its pixels stand out to be found in the lights.");
        if (factor > DarkScale.MostScale)
        {
            return Unscaled(dark, FormattableString.Invariant(
                $"{dark.Info.Path} is not scaled by {factor:0.00}: beyond {DarkScale.MostScale} its noise outweighs its use."));
        }

        notes.Add(options.Scaling == DarkScaling.Exposure
            ? FormattableString.Invariant($"{Exposures(dark)}: scaled by the bias-subtracted ratio {factor:0.00}.")
            : FormattableString.Invariant(
                $"The bias-subtracted dark is scaled by {factor:0.###}, which leaves the least noise in the lights."));
        return dark with { Map = current.Times((float)factor).Plus(bias) };
    }

    /// <summary>
    /// The bias as the dark holds it. A dark read from camera RAW has lost the black level that its file gives, one made of several
    /// frames, or read from another file, holds it; so with biases, and a level in numbers holds it always.
    /// </summary>
    private MasterMap BiasOf(MasterFrame dark, MasterSource source)
    {
        var bias = reader.Read(source, "bias");
        bias.RequireCover(dark.Map.Area, "dark");
        if (bias.Map.BlackIncluded == dark.Map.BlackIncluded) return bias.Map;
        var black = (bias.Map.BlackIncluded ? dark : bias).Info.Black;
        bias.Subtract((x, y) => bias.Map.BlackIncluded ? black.At(x, y) : -black.At(x, y));
        return new MasterMap(bias.Map.Area, bias.Samples.ToArray(), dark.Map.BlackIncluded);
    }

    private MasterFrame Unscaled(MasterFrame dark, string reason)
    {
        notes.Add(reason);
        return dark;
    }

    private string Exposures(MasterFrame dark) => FormattableString.Invariant(
        $"{dark.Info.Path} was exposed for {dark.Info.ExposureSeconds} s but the lights for {_light.ExposureSeconds} s");

    /// <summary>The median of what lights spread over the night say; null where fewer than half of them say anything.</summary>
    private double? LeastNoise(MasterMap current)
    {
        int count = Math.Min(SampledLights, lights.Count);
        double[] found = [.. Enumerable.Range(0, count)
            .Select(i => LeastNoise(current, lights[(int)((long)i * (lights.Count - 1) / Math.Max(1, count - 1))])).OfType<double>()];
        return 2 * found.Length < count || found.Length == 0 ? null : RobustStatistics.Median(found);
    }

    /// <summary>From rows spread over a light.</summary>
    private static double? LeastNoise(MasterMap current, FrameInfo light)
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
}
