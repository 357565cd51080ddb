using AstroStacker.Calibration;
using AstroStacker.Pipeline;
using AstroStacker.Registration;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>
/// A night of nothing but a slanted sky through a shading telescope onto an uneven sensor, with frames for masters: what of the
/// shading is left after calibration, beside what photons allow.
/// </summary>
public sealed class FlatFieldNight
{
    private const int BinSide = 64;

    /// <summary>Parts of the picture, across and down, whose tints are compared.</summary>
    private const int PartsAcross = 3;

    private readonly TemporaryFolder _folder;
    private readonly NightTruth _truth;
    private readonly NoiseLimit _limit;
    private readonly StackPicture _scene;

    /// <param name="night">Its flats, format and size; see <see cref="Sky"/>.</param>
    /// <param name="folder">Frames and stacks go there; stays the caller's.</param>
    public FlatFieldNight(NightOptions night, TemporaryFolder folder)
    {
        var renderer = new NightRenderer(night);
        (_folder, _truth) = (folder, renderer.Truth);
        new NightWriter(renderer, folder.FullPath).Write(static _ => { }, CancellationToken.None);
        _limit = new NoiseLimit(_truth, [.. Enumerable.Range(0, night.LightCount)], 0, (night.WidthPixels, night.HeightPixels));
        _scene = ScenePlanes.Of(_truth, 0);
    }

    /// <summary>Vignetting of 45 %, dust, a response that scatters by 1 %; 12 lights that lie alike, 20 frames a master.</summary>
    public static NightOptions Sky { get; } = new()
    {
        Seed = 20265,
        WidthPixels = 1536,
        HeightPixels = 1024,
        LightCount = 12,
        DarkCount = 20,
        FlatCount = 20,
        BiasCount = 20,
        StarCount = 0,
        NebulaElectrons = 0,
        DitherPixels = 0,
        RotationDegrees = 0,
        TransparencyLoss = 0,
        Vignetting = 0.45,
        DustCount = 8,
        PixelResponseScatter = 0.01,
    };

    /// <summary>All frames of one kind, as a user names a folder of them.</summary>
    public MasterSource Frames(FrameKind kind) => new() { Files = Files(kind) };

    /// <param name="flatBias">What tells the flats' own bias; darks and flats are given to it.</param>
    public FlatFieldFigures Stack(Func<CalibrationOptions, CalibrationOptions> flatBias)
    {
        string prefix = _folder.At("flat-field");
        var result = StackPipeline.Run(
            new StackJob
            {
                Lights = Files(FrameKind.Light),
                Registration = new RegistrationOptions { Method = RegistrationMethod.None },
                Calibration = flatBias(new CalibrationOptions { Dark = Frames(FrameKind.Dark), Flat = Frames(FrameKind.Flat) }),
                Output = new()
                {
                    Prefix = prefix,
                    Formats = ["fits"],
                    Orient = "sensor",
                    Colour = "camera",
                    WhiteBalance = "none",
                    Overwrite = true,
                },
            },
            null, default);
        return FiguresOf(StackPicture.Read(
            prefix + ".fits", SensorResponse.ElectronsPerUnit(_truth.Options, result.Plan, hasFlat: true)));
    }

    private IReadOnlyList<string> Files(FrameKind kind) =>
        [.. Enumerable.Range(0, _truth.Options.CountOf(kind)).Select(index => _folder.At(_truth.Options.FileName(kind, index)))];

    private FlatFieldFigures FiguresOf(StackPicture picture)
    {
        int planes = picture.Planes.Count, across = picture.Width / BinSide, down = picture.Height / BinSide;
        var overIdeal = new double[planes];
        var levels = new double[planes][];
        for (int plane = 0; plane < planes; plane++)
        {
            double[] bins = picture.Bins(plane, BinSide), scene = _scene.Bins(plane, BinSide);
            double[] variances = _limit.Variances(plane, BinSide, skyOnly: true);
            double level = bins.Sum() / scene.Sum();
            overIdeal[plane] = Math.Sqrt(
                bins.Zip(scene, (bin, truth) => Square(bin / level - truth)).Sum() / variances.Sum());
            levels[plane] = Parts(bins, scene, across, down);
        }

        // Of the whole, and of each part over that of the whole.
        double[] whole = [.. levels.Select(parts => parts.Average())];
        double tint = whole.Max(level => Math.Abs(level / whole[planes / 2] - 1));
        double uneven = Enumerable.Range(0, levels[0].Length).Max(part => Enumerable.Range(0, planes).Max(plane =>
            Math.Abs(levels[plane][part] / whole[plane] / (levels[planes / 2][part] / whole[planes / 2]) - 1)));
        return new FlatFieldFigures(overIdeal, tint, uneven);
    }

    /// <summary>Level of each part of the picture over the scene's.</summary>
    private static double[] Parts(double[] bins, double[] scene, int across, int down)
    {
        var sums = new (double Got, double True)[PartsAcross * PartsAcross];
        for (int i = 0; i < bins.Length; i++)
        {
            int part = i / across * PartsAcross / down * PartsAcross + i % across * PartsAcross / across;
            sums[part] = (sums[part].Got + bins[i], sums[part].True + scene[i]);
        }

        return [.. sums.Select(sum => sum.Got / sum.True)];
    }

    private static double Square(double value) => value * value;
}
