using System.Globalization;

namespace AstroStacker.Simulation;

/// <summary>What a night must keep to.</summary>
public static class NightRules
{
    private const int LibRawPixels = 22;
    private const int MostFrames = 10_000;
    private const long MostPixels = 500_000_000;

    /// <summary>The first thing wrong with a night and what to do, or null.</summary>
    public static string? Problem(NightOptions options) =>
        SizeProblem(options) ?? FormatProblem(options) ?? CountProblem(options) ?? NumberProblem(options);

    private static string? SizeProblem(NightOptions options)
    {
        if (options.WidthPixels < 16 || options.HeightPixels < 16)
            return "The frame is too small. Make it at least 16 x 16 pixels.";
        if (options.MarginPixels is < 0 or > 1000) return OutOfRange("The margin", options.MarginPixels, 0, 1000, "pixels");
        return (long)options.SensorWidthPixels * options.SensorHeightPixels > MostPixels
            ? "The frame is too large. Stay below 500 megapixels."
            : null;
    }

    private static string? FormatProblem(NightOptions options)
    {
        if (options.MarginPixels > 0 && options.Format != NightFormat.Dng)
            return "FITS can't say where margins are. Leave the margins out, or write DNGs.";
        if (options.Compressed && options.Format != NightFormat.Dng)
            return "FITS is not compressed here. Leave the compression out, or write DNGs.";
        if (options.Compressed && Math.Min(options.SensorWidthPixels, options.SensorHeightPixels) < LibRawPixels)
            return "LibRaw reads no compressed frame below 22 x 22 pixels. Make it larger.";
        if (options.Cfa is not ("RGGB" or "BGGR" or "GRBG" or "GBRG" or MosaicColours.XTrans))
            return $"{options.Cfa} is no Bayer pattern. Write RGGB, BGGR, GRBG or GBRG, or XTRANS.";
        if (options.Cfa == MosaicColours.XTrans && options.Format == NightFormat.Fits)
            return "FITS has no word for an X-Trans mosaic. Write DNGs.";
        if (options.BiasOffsetsAdu.Count is not (0 or 4))
            return "Bias offsets are 4 numbers, one a Bayer channel. Write 4, or none.";
        if (options.BiasOffsetsAdu.Count > 0 && options.Cfa == MosaicColours.XTrans)
            return "Bias offsets belong to Bayer channels. Leave them out with X-Trans.";
        return options.Orientation is < 1 or > 8 ? OutOfRange("The orientation", options.Orientation, 1, 8, "") : null;
    }

    private static string? CountProblem(NightOptions options)
    {
        foreach (var kind in Enum.GetValues<FrameKind>())
        {
            string what = $"The number of {kind.ToString().ToLowerInvariant()} frames";
            if (options.CountOf(kind) is < 0 or > MostFrames) return OutOfRange(what, options.CountOf(kind), 0, MostFrames, "");
        }

        foreach (int index in options.SatelliteFrames.Concat(options.CloudedFrames).Concat(options.ElongatedFrames))
            if (index < 0 || index >= options.LightCount)
                return $"There is no light {index} for a satellite, a cloud or drawn-out stars. "
                    + $"Lights count from 0, and there are {options.LightCount}.";
        return null;
    }

    private static string? NumberProblem(NightOptions options)
    {
        (string What, double Value, double Low, double High, string Unit)[] limits =
        [
            ("The number of stars", options.StarCount, 0, 1e6, ""),
            ("The stars' FWHM", options.FwhmPixels, 0.5, 50, "pixels"),
            ("The share of stars in a cluster", options.ClusterShare, 0, 1, ""),
            ("Moffat's exponent", options.MoffatBeta, 1.5, 20, ""),
            ("The faintest star", options.FaintestElectrons, 1, 1e12, "electrons"),
            ("The brightest star", options.BrightestElectrons, options.FaintestElectrons, 1e12, "electrons"),
            ("The loss of transparency", options.TransparencyLoss, 0, 1, ""),
            ("The scatter of the seeing", options.SeeingScatter, 0, 1, ""),
            ("The nebula", options.NebulaElectrons, 0, 1e9, "electrons"),
            ("The sky", options.SkyElectrons, 0, 1e9, "electrons"),
            ("The sky's gradient", options.SkyGradient, -2, 2, ""),
            ("The gradient's direction", options.SkyGradientDegrees, -360, 360, "degrees"),
            ("The turn of the gradient", options.SkyGradientTurnDegrees, -360, 360, "degrees"),
            ("The dither", options.DitherPixels, 0, 1e4, "pixels"),
            ("The drift", options.DriftPixels, -1e3, 1e3, "pixels"),
            ("The rotation", options.RotationDegrees, -360, 360, "degrees"),
            ("The perspective", options.Perspective, -0.5, 0.5, ""),
            ("The barrel", options.Barrel, -0.3, 0.3, ""),
            ("The wave of the barrel", options.BarrelWave, -0.3, 0.3, ""),
            ("The turn of the sky", options.SkyTurnDegrees * Math.Max(1, options.LightCount - 1), -40, 40, "degrees over the night"),
            ("The focal length", options.FocalWidths, 0.2, 1000, "widths"),
            ("The factor of scale", options.ScaleFactor, 0.1, 10, ""),
            ("The length of drawn-out stars", options.Elongation, 1, 10, "times their width"),
            ("The direction of drawn-out stars", options.ElongationDegrees, -360, 360, "degrees"),
            ("A trail", options.SatelliteElectrons, 0, 1e9, "electrons"),
            ("The number of cosmic rays", options.CosmicRaysPerFrame, 0, 1e6, ""),
            ("The exposure", options.ExposureSeconds, 1e-5, 4e4, "seconds"),
            ("The flats' exposure", options.FlatExposureSeconds, 1e-5, 4e4, "seconds"),
            ("The gain", options.GainElectronsPerAdu, 1e-3, 1e3, "electrons per ADU"),
            ("The bias", options.BiasAdu, 0, ushort.MaxValue, "ADU"),
            ("The flats' bias", options.FlatBiasAdu ?? 0, 0, ushort.MaxValue, "ADU"),
            ("The read noise", options.ReadNoiseElectrons, 0, 1e4, "electrons"),
            ("The dark current", options.DarkElectronsPerSecond, 0, 1e6, "electrons a second"),
            ("The share of hot pixels", options.HotPixelShare, 0, 1, ""),
            ("The hot pixels' current", options.HotElectronsPerSecond, 0, 1e6, "electrons a second"),
            ("The share of warm pixels", options.WarmPixelShare, 0, 1, ""),
            ("The warm pixels' current", options.WarmElectronsPerSecond, 0, 1e6, "electrons a second"),
            ("The share of telegraph pixels", options.TelegraphPixelShare, 0, 1, ""),
            ("The telegraph pixels' low level", options.TelegraphLowElectrons, 0, 1e6, "electrons"),
            ("The telegraph pixels' high level", options.TelegraphHighElectrons, options.TelegraphLowElectrons, 1e6, "electrons"),
            ("The telegraph pixels' share of frames", options.TelegraphOnShare, 0, 1, ""),
            ("The amplifier's glow", options.AmpGlowElectronsPerSecond, 0, 1e6, "electrons a second"),
            ("The level of saturation", options.WhiteAdu, 1, ushort.MaxValue, "ADU"),
            ("The vignetting", options.Vignetting, 0, 1, ""),
            ("The number of dust grains", options.DustCount, 0, 1e5, ""),
            ("The scatter of the pixels' response", options.PixelResponseScatter, 0, 0.2, ""),
            ("The level of the flats", options.FlatAdu, 0, 1e6, "ADU"),
        ];
        foreach (var (what, value, low, high, unit) in limits)
            if (!(value >= low && value <= high)) return OutOfRange(what, value, low, high, unit);
        return null;
    }

    private static string OutOfRange(string what, double value, double low, double high, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} is {value}. Choose from {low} to {high} {unit}").TrimEnd() + ".";
}
