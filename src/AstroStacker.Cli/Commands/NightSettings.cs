using System.CommandLine;
using System.Globalization;
using AstroStacker.Cli.Options;
using AstroStacker.Simulation;

namespace AstroStacker.Cli.Commands;

/// <summary>The options of a simulated night: name, default (that of <see cref="NightOptions"/>), what it sets.</summary>
internal sealed class NightSettings
{
    private static readonly NightOptions s_default = new();

    private readonly List<(Option Option, Func<ParseResult, NightOptions, NightOptions> Apply)> _settings = [];

    public NightSettings()
    {
        AddFrames();
        AddFiles();
        AddSky();
        AddPointing();
        AddWeather();
        AddSensor();
        AddFlats();
    }

    /// <summary>In the order of the help.</summary>
    public IEnumerable<Option> Options => _settings.Select(setting => setting.Option);

    public NightOptions Night(ParseResult given) =>
        _settings.Aggregate(s_default, (night, setting) => setting.Apply(given, night));

    private void AddFrames()
    {
        Add("--frames", "N", "lights",
            night => night.LightCount, (night, value) => night with { LightCount = value });
        Add("--darks", "N", "dark frames",
            night => night.DarkCount, (night, value) => night with { DarkCount = value });
        Add("--flats", "N", "flat frames",
            night => night.FlatCount, (night, value) => night with { FlatCount = value });
        Add("--biases", "N", "bias frames",
            night => night.BiasCount, (night, value) => night with { BiasCount = value });
        Add("--dark-flats", "N", "dark frames of the flats' exposure",
            night => night.DarkFlatCount, (night, value) => night with { DarkFlatCount = value });
        Add("--width", "PIXELS", "visible columns",
            night => night.WidthPixels, (night, value) => night with { WidthPixels = value });
        Add("--height", "PIXELS", "visible rows",
            night => night.HeightPixels, (night, value) => night with { HeightPixels = value });
        Add("--seed", "N", "the same number gives the same bytes",
            night => night.Seed, (night, value) => night with { Seed = value });
    }

    private void AddFiles()
    {
        AddWord("--format", "how frames are written", ["dng", "fits", "fits-mono"],
            (night, value) => night with
            {
                Format = value switch { "fits" => NightFormat.Fits, "fits-mono" => NightFormat.FitsMono, _ => NightFormat.Dng },
            });
        AddFlag("--compressed", "compress DNGs as lossless JPEG, as Adobe's converter does", night => night with { Compressed = true });
        AddWord("--cfa", "colours of the mosaic", ["RGGB", "GRBG", "GBRG", "BGGR", "XTRANS"], (night, value) => night with { Cfa = value });
        Add("--margins", "PIXELS", "dark columns and rows left and above, half as many right and below",
            night => night.MarginPixels, (night, value) => night with { MarginPixels = value });
        Add("--orientation", "N", "EXIF orientation of DNGs, 1 to 8",
            night => night.Orientation, (night, value) => night with { Orientation = value });
        AddFlag("--bottom-up", "store FITS rows from the bottom", night => night with { BottomUp = true });
    }

    private void AddSky()
    {
        Add("--stars", "N", "stars in the frame",
            night => night.StarCount, (night, value) => night with { StarCount = value });
        Add("--cluster", "SHARE", "share of the stars that stand in a cluster at the centre",
            night => night.ClusterShare, (night, value) => night with { ClusterShare = value });
        Add("--faintest-electrons", "E", "flux of the faintest star",
            night => night.FaintestElectrons, (night, value) => night with { FaintestElectrons = value });
        Add("--brightest-electrons", "E", "flux of the brightest star",
            night => night.BrightestElectrons, (night, value) => night with { BrightestElectrons = value });
        Add("--fwhm", "PIXELS", "full width at half maximum of the stars",
            night => night.FwhmPixels, (night, value) => night with { FwhmPixels = value });
        Add("--moffat-beta", "BETA", "fall of the stars' wings; 2.5 is wide, 20 nearly Gaussian",
            night => night.MoffatBeta, (night, value) => night with { MoffatBeta = value });
        Add("--sky-electrons", "E", "sky a pixel and frame",
            night => night.SkyElectrons, (night, value) => night with { SkyElectrons = value });
        Add("--sky-gradient", "SHARE", "change of the sky across the frame",
            night => night.SkyGradient, (night, value) => night with { SkyGradient = value });
        Add("--sky-gradient-degrees", "DEG", "where the sky is brighter; 0 is right, 90 below",
            night => night.SkyGradientDegrees, (night, value) => night with { SkyGradientDegrees = value });
        Add("--sky-gradient-turn", "DEG", "turn of that direction from frame to frame, as under a moon",
            night => night.SkyGradientTurnDegrees, (night, value) => night with { SkyGradientTurnDegrees = value });
        Add("--nebula-electrons", "E", "brightness of the nebula's centre",
            night => night.NebulaElectrons, (night, value) => night with { NebulaElectrons = value });
    }

    private void AddPointing()
    {
        Add("--dither-pixels", "PIXELS", "largest random shift",
            night => night.DitherPixels, (night, value) => night with { DitherPixels = value });
        Add("--drift-pixels", "PIXELS", "steady shift from frame to frame",
            night => night.DriftPixels, (night, value) => night with { DriftPixels = value });
        Add("--rotation-degrees", "DEG", "rotation from frame to frame",
            night => night.RotationDegrees, (night, value) => night with { RotationDegrees = value });
        Add("--perspective", "SHARE", "change of scale across the last frame",
            night => night.Perspective, (night, value) => night with { Perspective = value });
        Add("--flip-from", "INDEX", "the telescope turns by 180 degrees before this light",
            night => night.FlipFrom, (night, value) => night with { FlipFrom = value });
        Add("--scale-from", "INDEX", "another focal length from this light on",
            night => night.ScaleFrom, (night, value) => night with { ScaleFrom = value });
        Add("--scale-factor", "RATIO", "that focal length over the first",
            night => night.ScaleFactor, (night, value) => night with { ScaleFactor = value });
        Add("--sky-turn", "DEG", "turn of the sky from frame to frame, as without tracking; 0.25 a minute",
            night => night.SkyTurnDegrees, (night, value) => night with { SkyTurnDegrees = value });
        Add("--focal-widths", "RATIO", "focal length for that turn over the sensor's width; 0.39 is 14 mm on a full frame",
            night => night.FocalWidths, (night, value) => night with { FocalWidths = value });
        Add("--barrel", "SHARE", "how far the lens draws the corners inwards",
            night => night.Barrel, (night, value) => night with { Barrel = value });
        Add("--barrel-wave", "SHARE", "the same with the fourth power of the distance from the centre",
            night => night.BarrelWave, (night, value) => night with { BarrelWave = value });
        AddList("--elongated", "INDICES", "lights whose stars the tracking drew out", "frame numbers such as 0,4",
            IndexOf, (night, value) => night with { ElongatedFrames = value });
        Add("--elongation", "RATIO", "length of those stars over their width",
            night => night.Elongation, (night, value) => night with { Elongation = value });
        Add("--elongation-degrees", "DEG", "direction of their length; 0 is right, 90 below",
            night => night.ElongationDegrees, (night, value) => night with { ElongationDegrees = value });
    }

    private void AddWeather()
    {
        Add("--transparency-loss", "SHARE", "largest random loss of light",
            night => night.TransparencyLoss, (night, value) => night with { TransparencyLoss = value });
        Add("--seeing-scatter", "SHARE", "random change of the FWHM",
            night => night.SeeingScatter, (night, value) => night with { SeeingScatter = value });
        AddList("--clouded", "INDICES", "lights behind clouds", "frame numbers such as 0,4",
            IndexOf, (night, value) => night with { CloudedFrames = value });
        AddList("--satellites", "INDICES", "lights that a satellite crosses, for example 0,4", "frame numbers such as 0,4",
            IndexOf, (night, value) => night with { SatelliteFrames = value });
        Add("--satellite-electrons", "E", "brightness of a satellite's trail",
            night => night.SatelliteElectrons, (night, value) => night with { SatelliteElectrons = value });
        Add("--cosmic-rays", "N", "cosmic rays a light",
            night => night.CosmicRaysPerFrame, (night, value) => night with { CosmicRaysPerFrame = value });
    }

    private void AddSensor()
    {
        Add("--exposure-seconds", "S", "exposure of lights and darks",
            night => night.ExposureSeconds, (night, value) => night with { ExposureSeconds = value });
        Add("--gain", "E/ADU", "electrons a step of the samples",
            night => night.GainElectronsPerAdu, (night, value) => night with { GainElectronsPerAdu = value });
        Add("--bias-adu", "ADU", "level that no light gives",
            night => night.BiasAdu, (night, value) => night with { BiasAdu = value });
        AddList("--bias-offsets-adu", "ADU", "added to it, one a Bayer channel, for example 0,12,9,-5",
            "4 numbers such as 0,12,9,-5", NumberOf,
            (night, value) => night with { BiasOffsetsAdu = value });
        Add("--white-adu", "ADU", "level at which samples clip",
            night => night.WhiteAdu, (night, value) => night with { WhiteAdu = value });
        Add("--read-noise-electrons", "E", "noise of reading a pixel",
            night => night.ReadNoiseElectrons, (night, value) => night with { ReadNoiseElectrons = value });
        Add("--dark-current", "E/S", "electrons a pixel and second",
            night => night.DarkElectronsPerSecond, (night, value) => night with { DarkElectronsPerSecond = value });
        Add("--hot-pixels", "SHARE", "share of pixels that are hot",
            night => night.HotPixelShare, (night, value) => night with { HotPixelShare = value });
        Add("--hot-electrons", "E/S", "mean dark current of a hot pixel",
            night => night.HotElectronsPerSecond, (night, value) => night with { HotElectronsPerSecond = value });
        Add("--warm-pixels", "SHARE", "share of pixels that are warm",
            night => night.WarmPixelShare, (night, value) => night with { WarmPixelShare = value });
        Add("--warm-electrons", "E/S", "mean dark current of a warm pixel",
            night => night.WarmElectronsPerSecond, (night, value) => night with { WarmElectronsPerSecond = value });
        Add("--telegraph-pixels", "SHARE", "share of pixels whose dark current jumps from frame to frame",
            night => night.TelegraphPixelShare, (night, value) => night with { TelegraphPixelShare = value });
        Add("--telegraph-low", "E", "least that such a pixel adds to a light",
            night => night.TelegraphLowElectrons, (night, value) => night with { TelegraphLowElectrons = value });
        Add("--telegraph-high", "E", "most that such a pixel adds to a light",
            night => night.TelegraphHighElectrons, (night, value) => night with { TelegraphHighElectrons = value });
        Add("--telegraph-on", "SHARE", "share of the frames in which each of them is on",
            night => night.TelegraphOnShare, (night, value) => night with { TelegraphOnShare = value });
        Add("--amp-glow", "E/S", "glow of the amplifier at the lower right corner",
            night => night.AmpGlowElectronsPerSecond, (night, value) => night with { AmpGlowElectronsPerSecond = value });
        Add("--pixel-response", "SHARE", "scatter of the pixels' response",
            night => night.PixelResponseScatter, (night, value) => night with { PixelResponseScatter = value });
        AddFlag("--noise-free", "leave out all noise", night => night with { Noise = false });
    }

    private void AddFlats()
    {
        Add("--vignetting", "SHARE", "loss of light in the corners",
            night => night.Vignetting, (night, value) => night with { Vignetting = value });
        Add("--dust", "N", "grains of dust that shade the sensor",
            night => night.DustCount, (night, value) => night with { DustCount = value });
        Add("--flat-adu", "ADU", "level of the flats above their bias",
            night => night.FlatAdu, (night, value) => night with { FlatAdu = value });
        Add("--flat-bias-adu", "ADU", "bias of flats and dark-flats, where it differs",
            night => night.FlatBiasAdu, (night, value) => night with { FlatBiasAdu = value });
        Add("--flat-exposure-seconds", "S", "exposure of flats and dark-flats",
            night => night.FlatExposureSeconds, (night, value) => night with { FlatExposureSeconds = value });
    }

    private void Add<T>(
        string name, string unit, string description, Func<NightOptions, T> value, Func<NightOptions, T, NightOptions> with)
    {
        var option = new Option<T>(name)
        {
            HelpName = unit,
            Description = description,
            DefaultValueFactory = _ => value(s_default),
        };
        _settings.Add((option, (given, night) => with(night, given.GetValue(option)!)));
    }

    private void AddWord(string name, string description, string[] words, Func<NightOptions, string, NightOptions> with)
    {
        var option = new Option<string>(name)
        {
            HelpName = string.Join('|', words),
            Description = description,
            DefaultValueFactory = _ => words[0],
        };
        option.AcceptOnlyFromAmong(words);
        _settings.Add((option, (given, night) => with(night, given.GetRequiredValue(option))));
    }

    private void AddFlag(string name, string description, Func<NightOptions, NightOptions> with)
    {
        var option = CommonOptions.Flag(name, description);
        _settings.Add((option, (given, night) => given.GetValue(option) ? with(night) : night));
    }

    private void AddList<T>(
        string name, string unit, string description, string wanted, Func<string, T?> parse,
        Func<NightOptions, IReadOnlyList<T>, NightOptions> with) where T : struct
    {
        var option = new Option<T[]>(name)
        {
            HelpName = unit,
            Description = description,
            CustomParser = result =>
            {
                var values = new List<T>();
                foreach (string text in result.Tokens.SelectMany(token => token.Value.Split(',')))
                {
                    if (parse(text) is { } value) values.Add(value);
                    else result.AddError($"{name} takes {wanted}, not '{text}'.");
                }

                return [.. values];
            },
        };
        _settings.Add((option, (given, night) => with(night, given.GetValue(option) ?? [])));
    }

    private static int? IndexOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : null;

    private static double? NumberOf(string text)
    {
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        return isNumber && double.IsFinite(number) ? number : null;
    }
}
