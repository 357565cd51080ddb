using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Numerics;
using AstroStacker.Pipeline;
using AstroStacker.Registration;
using AstroStacker.Simulation;
using AstroStacker.Testing;
using AstroStacker.Testing.Nights;

namespace AstroStacker.Tests.Pipeline;

/// <summary>
/// A night taken twice, with a sound sensor and with a sick one: scene, pointing and noise are the same, so that the difference of
/// the two stacks is what the defects leave.
/// </summary>
internal sealed class DefectiveNight : IDisposable
{
    private const int DarkCount = 10;

    private readonly TemporaryFolder _folder = new();
    private readonly NightRenderer _renderer;
    private readonly List<SickPixel> _pixels = [];

    public DefectiveNight(NightFormat format, double ditherPixels, double driftPixels, int lights = 14)
    {
        _renderer = new NightRenderer(new NightOptions
        {
            Format = format,
            WidthPixels = 360,
            HeightPixels = 280,
            StarCount = 150,
            LightCount = lights,
            DitherPixels = ditherPixels,
            DriftPixels = driftPixels,
            HotPixelShare = 0,
            Vignetting = 0,
            DustCount = 0,
            CosmicRaysPerFrame = 0,
            BrightestElectrons = 2e5,
        });
        Draw();
        foreach (bool sick in new[] { false, true })
        {
            _folder.MakeFolder(Name(sick));
            for (int i = 0; i < lights; i++) Write(FrameKind.Light, i, sick);
            for (int i = 0; i < DarkCount; i++) Write(FrameKind.Dark, i, sick);
        }
    }

    public NightTruth Truth => _renderer.Truth;

    public IReadOnlyList<SickPixel> Pixels => _pixels;

    public void Dispose() => _folder.Dispose();

    public string At(string name) => _folder.At(name);

    /// <summary>The stack; cosmetic "off" leaves all outliers in too.</summary>
    public StackPicture Stack(bool sick, bool darks, string cosmetic = "auto", string? badPixels = null, string? saved = null)
    {
        string prefix = _folder.At($"{Name(sick)}-{darks}-{cosmetic}-{badPixels is not null}");
        RunBench.Run(new StackJob
        {
            Lights = Files(FrameKind.Light, sick, Truth.Options.LightCount),
            Calibration = new CalibrationOptions
            {
                Dark = darks ? new MasterSource { Files = Files(FrameKind.Dark, sick, DarkCount) } : null,
            },
            BadPixels = badPixels,
            Registration = new RegistrationOptions { Base = Files(FrameKind.Light, sick, 1)[0] },
            Integration = new IntegrationOptions { Cosmetic = cosmetic, Reject = cosmetic == "off" ? "none" : "auto" },
            Output = new OutputOptions { Prefix = prefix, Formats = ["fits"], Colour = "camera", Overwrite = true, BadPixels = saved },
            Resources = new ResourceOptions
            {
                Threads = 2,
                MemoryBytes = 1 << 30,
                MasterFolder = saved is null ? null : _folder.At("masters"),
            },
        });
        return StackPicture.Read($"{prefix}.fits", []);
    }

    private void Draw()
    {
        var area = _renderer.Options.VisibleArea;
        var random = new SeededRandom(77, 1);
        for (int y = 0; y < area.Height; y++)
            for (int x = 0; x < area.Width; x++)
            {
                double draw = random.NextDouble();
                // Hot of 100 to 30,000 electrons, as many in each factor; jumping; dead.
                double strength = Math.Exp(Math.Log(100) + Math.Log(300) * random.NextDouble());
                if (draw < 0.001) _pixels.Add(new SickPixel(x, y, strength, SickKind.Hot));
                else if (draw < 0.0013) _pixels.Add(new SickPixel(x, y, 150 + strength / 10, SickKind.Telegraph));
                else if (draw < 0.0014) _pixels.Add(new SickPixel(x, y, 0, SickKind.Cold));
            }

        _pixels.AddRange(from x in new[] { 200, 201 } from y in new[] { 100, 101 } select new SickPixel(x, y, 3000, SickKind.Hot));
        for (int y = 0; y < area.Height; y++) _pixels.Add(new SickPixel(90, y, 2000, SickKind.Hot));
    }

    private void Write(FrameKind kind, int index, bool sick)
    {
        var frame = _renderer.Render(kind, index);
        if (sick) Spoil(frame, new SeededRandom(78, (ulong)kind, (ulong)index));
        string path = _folder.At(Name(sick), frame.Info.Path);
        if (_renderer.Options.Format == NightFormat.Dng) DngFileWriter.Write(path, frame, compressed: false);
        else FitsFileWriter.Write(path, frame, bottomUp: false);
    }

    private void Spoil(SimulatedFrame frame, SeededRandom random)
    {
        foreach (var pixel in _pixels)
        {
            ref ushort sample = ref frame.Samples[pixel.Y * frame.Info.Width + pixel.X];
            double added = random.NextPoisson(pixel.Electrons);
            bool isOn = random.NextDouble() < 0.5;
            if (pixel.Kind == SickKind.Cold) sample = (ushort)Math.Min((int)sample, 500);
            else if (pixel.Kind == SickKind.Hot || isOn) sample = (ushort)Math.Min(sample + added, ushort.MaxValue);
        }
    }

    private List<string> Files(FrameKind kind, bool sick, int count) =>
        [.. Enumerable.Range(0, count).Select(i => _folder.At(Name(sick), _renderer.Options.FileName(kind, i)))];

    private static string Name(bool sick) => sick ? "sick" : "sound";
}
