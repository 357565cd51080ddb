using System.Text.Json.Serialization;
using AstroStacker.Imaging;

namespace AstroStacker.Simulation;

/// <summary>A night to render; the defaults are those of a cooled colour camera on a small refractor.</summary>
public sealed record NightOptions
{
    /// <summary>What many tests stack: 12 shifted and turned lights, a satellite in the first, and masters.</summary>
    public static readonly NightOptions Small = new() { SatelliteFrames = [0] };

    private const double BiasExposureSeconds = 0.00025;

    public ulong Seed { get; init; } = 1;

    /// <summary>Visible columns.</summary>
    public int WidthPixels { get; init; } = 1500;

    /// <summary>Visible rows.</summary>
    public int HeightPixels { get; init; } = 1000;

    /// <summary>Dark columns and rows left of and above the visible area; half as many right and below.</summary>
    public int MarginPixels { get; init; }

    public NightFormat Format { get; init; } = NightFormat.Dng;

    /// <summary>True compresses DNGs as lossless JPEG, as Adobe's converter does.</summary>
    public bool Compressed { get; init; }

    /// <summary>
    /// Bayer pattern of the visible area's top-left sample, or "XTRANS" (DNG only); not used by mono frames.
    /// </summary>
    public string Cfa { get; init; } = "RGGB";

    /// <summary>EXIF orientation written to DNGs, 1 to 8.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>True writes FITS rows from the bottom, with ROWORDER saying so.</summary>
    public bool BottomUp { get; init; }

    public int LightCount { get; init; } = 12;

    public int DarkCount { get; init; } = 10;

    public int FlatCount { get; init; } = 10;

    public int BiasCount { get; init; } = 10;

    public int DarkFlatCount { get; init; }

    public double ExposureSeconds { get; init; } = 60;

    /// <summary>Stars in the frame, their fluxes spread as N(above F) ~ 1/F.</summary>
    public int StarCount { get; init; } = 700;

    /// <summary>Flux of the faintest and of the brightest star a frame, green, electrons.</summary>
    public double FaintestElectrons { get; init; } = 2000;

    public double BrightestElectrons { get; init; } = 1.5e6;

    /// <summary>Share of the stars that stand in a cluster at the scene's centre.</summary>
    public double ClusterShare { get; init; }

    /// <summary>Full width at half maximum of the stars in mean seeing, before pixels integrate them.</summary>
    public double FwhmPixels { get; init; } = 2.8;

    /// <summary>Moffat's exponent; the atmosphere's is 2.5 to 4.</summary>
    public double MoffatBeta { get; init; } = 3.5;

    /// <summary>Random change of the FWHM from frame to frame, as a share (one sigma).</summary>
    public double SeeingScatter { get; init; } = 0.04;

    /// <summary>Random loss of light from frame to frame, as a share (uniform up to this).</summary>
    public double TransparencyLoss { get; init; } = 0.1;

    /// <summary>Brightness of the nebula's centre, electrons a pixel a frame; 0 for none.</summary>
    public double NebulaElectrons { get; init; } = 120;

    /// <summary>Sky at the centre, electrons a pixel a frame.</summary>
    public double SkyElectrons { get; init; } = 400;

    /// <summary>Change of the sky from one side of the frame to the other, as a share.</summary>
    public double SkyGradient { get; init; } = 0.2;

    /// <summary>Where the sky is brighter, x to y positive; 0 is the right side.</summary>
    public double SkyGradientDegrees { get; init; }

    /// <summary>How far that direction turns from frame to frame, as under a moon that wanders.</summary>
    public double SkyGradientTurnDegrees { get; init; }

    /// <summary>Largest random shift of a frame in x and in y.</summary>
    public double DitherPixels { get; init; } = 12;

    /// <summary>Steady shift from frame to frame in x and in y.</summary>
    public double DriftPixels { get; init; }

    /// <summary>Steady rotation from frame to frame about the centre.</summary>
    public double RotationDegrees { get; init; } = 0.05;

    /// <summary>Perspective of the last frame: relative change of scale across the frame's width.</summary>
    public double Perspective { get; init; }

    /// <summary>The telescope turns by 180 degrees before this light; null for never.</summary>
    public int? FlipFrom { get; init; }

    /// <summary>Another focal length from this light on; null for never.</summary>
    public int? ScaleFrom { get; init; }

    /// <summary>Its pixels over the first one's; the stars' FWHM goes with it.</summary>
    public double ScaleFactor { get; init; } = 0.7;

    /// <summary>
    /// How far the lens draws the corners inwards, as a share (barrel); below 0 it pushes them outwards (pincushion).
    /// </summary>
    public double Barrel { get; init; }

    /// <summary>The same with the fourth power of the distance from the centre: a wave in the lines, where signs differ.</summary>
    public double BarrelWave { get; init; }

    /// <summary>Turn of the sky from frame to frame about the pole, as without tracking: 0.25 a minute.</summary>
    public double SkyTurnDegrees { get; init; }

    /// <summary>Focal length for that turn; 14 mm on a full frame are 0.39 widths.</summary>
    public double FocalWidths { get; init; } = 0.39;

    /// <summary>Lights whose stars the tracking drew out.</summary>
    public IReadOnlyList<int> ElongatedFrames { get; init; } = [];

    /// <summary>Length of those stars over their width, which stays the FWHM.</summary>
    public double Elongation { get; init; } = 1.6;

    /// <summary>Direction of their length on the sensor, x to y positive.</summary>
    public double ElongationDegrees { get; init; } = 30;

    /// <summary>Lights that a satellite crosses.</summary>
    public IReadOnlyList<int> SatelliteFrames { get; init; } = [];

    /// <summary>Peak of a trail, electrons a green pixel.</summary>
    public double SatelliteElectrons { get; init; } = 1500;

    /// <summary>Lights behind clouds: a tenth of the starlight, thrice the sky.</summary>
    public IReadOnlyList<int> CloudedFrames { get; init; } = [];

    public int CosmicRaysPerFrame { get; init; } = 4;

    /// <summary>Electrons per ADU.</summary>
    public double GainElectronsPerAdu { get; init; } = 1;

    public double BiasAdu { get; init; } = 500;

    /// <summary>Added to the bias, one a Bayer channel in the order of <see cref="Cfa"/>; or empty.</summary>
    public IReadOnlyList<double> BiasOffsetsAdu { get; init; } = [];

    public double ReadNoiseElectrons { get; init; } = 3;

    /// <summary>Mean dark current, electrons a pixel and second; each pixel differs by a fifth.</summary>
    public double DarkElectronsPerSecond { get; init; } = 0.1;

    /// <summary>Share of pixels that are hot.</summary>
    public double HotPixelShare { get; init; } = 5e-4;

    /// <summary>Mean dark current of a hot pixel, electrons a second.</summary>
    public double HotElectronsPerSecond { get; init; } = 60;

    /// <summary>Share of pixels that are warm: a faint population beside the hot ones.</summary>
    public double WarmPixelShare { get; init; }

    /// <summary>Mean dark current of a warm pixel, electrons a second.</summary>
    public double WarmElectronsPerSecond { get; init; } = 3;

    /// <summary>Share of pixels whose dark current jumps: on in some frames, off in others.</summary>
    public double TelegraphPixelShare { get; init; }

    /// <summary>Least and most that such a pixel adds to a light while it is on, electrons; uniform between.</summary>
    public double TelegraphLowElectrons { get; init; } = 20;

    public double TelegraphHighElectrons { get; init; } = 200;

    /// <summary>Share of the frames in which each of them is on, anew in every frame.</summary>
    public double TelegraphOnShare { get; init; } = 0.5;

    /// <summary>Glow of the sensor's amplifier at its lower right corner, electrons a second.</summary>
    public double AmpGlowElectronsPerSecond { get; init; }

    /// <summary>The level at which samples clip, ADU.</summary>
    public int WhiteAdu { get; init; } = 65535;

    /// <summary>Loss of light in the corners, as a share.</summary>
    public double Vignetting { get; init; } = 0.3;

    public int DustCount { get; init; } = 6;

    /// <summary>Scatter of the pixels' response, as a share (one sigma).</summary>
    public double PixelResponseScatter { get; init; } = 0.005;

    /// <summary>Level of the flats above their bias, ADU at the centre.</summary>
    public double FlatAdu { get; init; } = 25000;

    public double FlatExposureSeconds { get; init; } = 1;

    /// <summary>Bias of the flats where it differs from that of the lights (another camera setting), ADU.</summary>
    public double? FlatBiasAdu { get; init; }

    /// <summary>False leaves out all noise, and rounding stays: for measuring truth.</summary>
    public bool Noise { get; init; } = true;

    public bool IsMono => Format == NightFormat.FitsMono;

    public int SensorWidthPixels => WidthPixels + MarginPixels + MarginPixels / 2;

    public int SensorHeightPixels => HeightPixels + MarginPixels + MarginPixels / 2;

    /// <summary>The part of the sensor that sees light.</summary>
    [JsonIgnore]
    public PixelRectangle VisibleArea => new(MarginPixels, MarginPixels, WidthPixels, HeightPixels);

    public int CountOf(FrameKind kind) => kind switch
    {
        FrameKind.Light => LightCount,
        FrameKind.Dark => DarkCount,
        FrameKind.Flat => FlatCount,
        FrameKind.Bias => BiasCount,
        _ => DarkFlatCount,
    };

    /// <summary>The name of a frame's file, without a folder.</summary>
    public string FileName(FrameKind kind, int index) =>
        $"{kind.ToString().ToLowerInvariant()}-{index:0000}.{(Format == NightFormat.Dng ? "dng" : "fits")}";

    public double ExposureSecondsOf(FrameKind kind) => kind switch
    {
        FrameKind.Light or FrameKind.Dark => ExposureSeconds,
        FrameKind.Bias => BiasExposureSeconds,
        _ => FlatExposureSeconds,
    };

    /// <summary>The level that no light gives at a full-sensor position of a frame of that kind, ADU.</summary>
    public double BiasAduAt(FrameKind kind, int x, int y)
    {
        double bias = kind is FrameKind.Flat or FrameKind.DarkFlat ? FlatBiasAdu ?? BiasAdu : BiasAdu;
        if (BiasOffsetsAdu.Count == 0) return bias;
        return bias + BiasOffsetsAdu[((y - MarginPixels) & 1) * 2 + ((x - MarginPixels) & 1)];
    }
}
