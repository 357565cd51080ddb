using System.CommandLine;
using AstroStacker.Simulation;

namespace AstroStacker.Cli.Commands;

/// <summary>astro-stacker simulate DIR: a night with known truth.</summary>
internal sealed class SimulateCommand
{
    private static readonly NightOptions s_default = new();

    private readonly Argument<string> _folder = new("DIR") { Description = "folder for the frames and truth.json; made where missing" };
    private readonly Option<ulong> _seed = Number("--seed", "N", "the same number gives the same bytes", s_default.Seed);
    private readonly Option<int> _frames = Number("--frames", "N", "lights", s_default.LightCount);
    private readonly Option<int> _darks = Number("--darks", "N", "dark frames", s_default.DarkCount);
    private readonly Option<int> _flats = Number("--flats", "N", "flat frames", s_default.FlatCount);
    private readonly Option<int> _biases = Number("--biases", "N", "bias frames", s_default.BiasCount);
    private readonly Option<int> _darkFlats = Number("--dark-flats", "N", "dark frames of the flats' exposure", s_default.DarkFlatCount);
    private readonly Option<int> _width = Number("--width", "PIXELS", "visible columns", s_default.WidthPixels);
    private readonly Option<int> _height = Number("--height", "PIXELS", "visible rows", s_default.HeightPixels);
    private readonly Option<int> _margins = Number("--margins", "PIXELS", "dark columns and rows left and above", s_default.MarginPixels);
    private readonly Option<string> _format = Word("--format", "how frames are written", "dng", "dng", "fits", "fits-mono");
    private readonly Option<string> _cfa = Word("--cfa", "Bayer pattern", s_default.Cfa, "RGGB", "GRBG", "GBRG", "BGGR");
    private readonly Option<int> _orientation = Number("--orientation", "N", "EXIF orientation of DNGs, 1 to 8", s_default.Orientation);
    private readonly Option<bool> _bottomUp = new("--bottom-up") { Description = "store FITS rows from the bottom" };
    private readonly Option<int> _stars = Number("--stars", "N", "stars in the frame", s_default.StarCount);
    private readonly Option<double> _faintest =
        Number("--faintest-electrons", "E", "flux of the faintest star", s_default.FaintestElectrons);
    private readonly Option<double> _brightest =
        Number("--brightest-electrons", "E", "flux of the brightest star", s_default.BrightestElectrons);
    private readonly Option<double> _fwhm = Number("--fwhm", "PIXELS", "full width at half maximum of the stars", s_default.FwhmPixels);
    private readonly Option<double> _sky = Number("--sky-electrons", "E", "sky a pixel and frame", s_default.SkyElectrons);
    private readonly Option<double> _gradient =
        Number("--sky-gradient", "SHARE", "change of the sky across the frame", s_default.SkyGradient);
    private readonly Option<double> _nebula =
        Number("--nebula-electrons", "E", "brightness of the nebula's centre", s_default.NebulaElectrons);
    private readonly Option<double> _dither = Number("--dither-pixels", "PIXELS", "largest random shift", s_default.DitherPixels);
    private readonly Option<double> _drift = Number("--drift-pixels", "PIXELS", "steady shift from frame to frame", s_default.DriftPixels);
    private readonly Option<double> _rotation =
        Number("--rotation-degrees", "DEG", "rotation from frame to frame", s_default.RotationDegrees);
    private readonly Option<double> _perspective =
        Number("--perspective", "SHARE", "change of scale across the last frame", s_default.Perspective);
    private readonly Option<int?> _flipFrom =
        new("--flip-from") { HelpName = "INDEX", Description = "the telescope turns by 180 degrees before this light" };
    private readonly Option<double> _transparency =
        Number("--transparency-loss", "SHARE", "largest random loss of light", s_default.TransparencyLoss);
    private readonly Option<double> _seeing = Number("--seeing-scatter", "SHARE", "random change of the FWHM", s_default.SeeingScatter);
    private readonly Option<int[]> _satellites = Indices("--satellites", "lights that a satellite crosses, for example 0,4");
    private readonly Option<int[]> _clouded = Indices("--clouded", "lights behind clouds");
    private readonly Option<int> _cosmicRays = Number("--cosmic-rays", "N", "cosmic rays a light", s_default.CosmicRaysPerFrame);
    private readonly Option<double> _hotPixels = Number("--hot-pixels", "SHARE", "share of pixels that are hot", s_default.HotPixelShare);
    private readonly Option<double> _dark = Number("--dark-current", "E", "electrons a pixel and second", s_default.DarkElectronsPerSecond);
    private readonly Option<double> _exposure =
        Number("--exposure-seconds", "S", "exposure of lights and darks", s_default.ExposureSeconds);
    private readonly Option<double> _bias = Number("--bias-adu", "ADU", "level that no light gives", s_default.BiasAdu);
    private readonly Option<double?> _flatBias =
        new("--flat-bias-adu") { HelpName = "ADU", Description = "that of flats and dark-flats, where it differs" };
    private readonly Option<double> _flatLevel = Number("--flat-adu", "ADU", "level of the flats above their bias", s_default.FlatAdu);
    private readonly Option<double> _vignetting = Number("--vignetting", "SHARE", "loss of light in the corners", s_default.Vignetting);
    private readonly Option<int> _white = Number("--white-adu", "ADU", "level at which samples clip", s_default.WhiteAdu);
    private readonly Option<bool> _noiseFree = new("--noise-free") { Description = "leave out all noise" };
    private readonly Option<int?> _threads = new("--threads") { HelpName = "N", Description = "rows rendered at a time; one a processor" };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "replace a night that is there" };

    /// <summary>The command, ready to be added to the root.</summary>
    public static Command Create() => new SimulateCommand().Build();

    private Command Build()
    {
        var command = new Command("simulate", "render a night of frames whose truth is known") { _folder };
        foreach (var option in (Option[])[
            _seed, _frames, _darks, _flats, _biases, _darkFlats, _width, _height, _margins, _format, _cfa, _orientation, _bottomUp,
            _stars, _faintest, _brightest, _fwhm, _sky, _gradient, _nebula, _dither, _drift, _rotation, _perspective, _flipFrom,
            _transparency, _seeing, _satellites, _clouded, _cosmicRays, _hotPixels, _dark, _exposure, _bias, _flatBias, _flatLevel,
            _vignetting, _white, _noiseFree, _threads, _overwrite])
            command.Options.Add(option);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult given)
    {
        var output = given.InvocationConfiguration.Output;
        string folder = given.GetRequiredValue(_folder);
        var options = Options(given);
        string? problem = NightRules.Problem(options);
        if (problem is null && !given.GetValue(_overwrite) && File.Exists(Path.Combine(folder, NightWriter.TruthName)))
            problem = $"{folder} holds a night already. Repeat the command with --overwrite, or name another folder.";
        if (problem is not null)
        {
            given.InvocationConfiguration.Error.WriteLine($"error: {problem}");
            return ExitCodes.Unusable;
        }

        var writer = new NightWriter(new NightRenderer(options, given.GetValue(_threads)), folder);
        writer.Write(path => output.WriteLine(path), CancellationToken.None);
        output.WriteLine($"{writer.FrameCount} frames of {options.SensorWidthPixels} x {options.SensorHeightPixels} pixels.");
        output.WriteLine($"truth   {Path.Combine(folder, NightWriter.TruthName)}");
        return ExitCodes.AllUsed;
    }

    private NightOptions Options(ParseResult given) => new()
    {
        Seed = given.GetValue(_seed),
        LightCount = given.GetValue(_frames),
        DarkCount = given.GetValue(_darks),
        FlatCount = given.GetValue(_flats),
        BiasCount = given.GetValue(_biases),
        DarkFlatCount = given.GetValue(_darkFlats),
        WidthPixels = given.GetValue(_width),
        HeightPixels = given.GetValue(_height),
        MarginPixels = given.GetValue(_margins),
        Format = given.GetValue(_format) switch { "fits" => NightFormat.Fits, "fits-mono" => NightFormat.FitsMono, _ => NightFormat.Dng },
        Cfa = given.GetValue(_cfa)!,
        Orientation = given.GetValue(_orientation),
        BottomUp = given.GetValue(_bottomUp),
        StarCount = given.GetValue(_stars),
        FaintestElectrons = given.GetValue(_faintest),
        BrightestElectrons = given.GetValue(_brightest),
        FwhmPixels = given.GetValue(_fwhm),
        SkyElectrons = given.GetValue(_sky),
        SkyGradient = given.GetValue(_gradient),
        NebulaElectrons = given.GetValue(_nebula),
        DitherPixels = given.GetValue(_dither),
        DriftPixels = given.GetValue(_drift),
        RotationDegrees = given.GetValue(_rotation),
        Perspective = given.GetValue(_perspective),
        FlipFrom = given.GetValue(_flipFrom),
        TransparencyLoss = given.GetValue(_transparency),
        SeeingScatter = given.GetValue(_seeing),
        SatelliteFrames = given.GetValue(_satellites) ?? [],
        CloudedFrames = given.GetValue(_clouded) ?? [],
        CosmicRaysPerFrame = given.GetValue(_cosmicRays),
        HotPixelShare = given.GetValue(_hotPixels),
        DarkElectronsPerSecond = given.GetValue(_dark),
        ExposureSeconds = given.GetValue(_exposure),
        BiasAdu = given.GetValue(_bias),
        FlatBiasAdu = given.GetValue(_flatBias),
        FlatAdu = given.GetValue(_flatLevel),
        Vignetting = given.GetValue(_vignetting),
        WhiteAdu = given.GetValue(_white),
        Noise = !given.GetValue(_noiseFree),
    };

    private static Option<T> Number<T>(string name, string unit, string description, T byDefault) where T : struct =>
        new(name) { HelpName = unit, Description = description, DefaultValueFactory = _ => byDefault };

    private static Option<string> Word(string name, string description, string byDefault, params string[] words)
    {
        var option = new Option<string>(name)
        {
            HelpName = string.Join('|', words),
            Description = description,
            DefaultValueFactory = _ => byDefault,
        };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    private static Option<int[]> Indices(string name, string description) => new(name)
    {
        HelpName = "LIST",
        Description = description,
        CustomParser = result =>
        {
            var numbers = new List<int>();
            foreach (string text in result.Tokens.SelectMany(token => token.Value.Split(',')))
            {
                if (int.TryParse(text, out int number)) numbers.Add(number);
                else result.AddError($"{name} takes frame numbers such as 0,4, not '{text}'.");
            }

            return [.. numbers];
        },
    };
}
