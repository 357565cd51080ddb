using AstroStacker.Calibration;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Registration;
using AstroStacker.Simulation;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Masters;

/// <summary>Runs with a flat that another program turned.</summary>
public sealed class FlatOrientationTests : IDisposable
{
    private const int Width = 480, Height = 320;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(NightFormat.FitsMono, true, true, "turned by 180 degrees")]
    [InlineData(NightFormat.Fits, false, true, "mirrored top to bottom")]
    [InlineData(NightFormat.Fits, true, false, "mirrored left to right")]
    public void Run_TurnedFlat_IsRefusedWithTheTurnAndBothNumbers(NightFormat format, bool mirrored, bool upsideDown, string turn)
    {
        Write(format, seed: 3);
        var error = Assert.Throws<FrameException>(() => Run(Flat(mirrored, upsideDown)));
        Assert.Matches($@"agrees with the pixels of .* when {turn} \(\d+ sigma\), but not as it is \(-?\d\.\d sigma\)", error.Problem);
        Assert.Contains("ROWORDER", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NightFormat.FitsMono, 0.01)]
    [InlineData(NightFormat.Fits, 0.01)]
    // A sensor that is perfectly even tells nothing: its flat is taken.
    [InlineData(NightFormat.Fits, 0)]
    public void Run_FlatAsTheLightsLie_IsTaken(NightFormat format, double response)
    {
        Write(format, seed: 4, response);
        Assert.Equal(3, Run(Flat(mirrored: false, upsideDown: false)).Used.Count());
    }

    private StackResult Run(string flat) => StackPipeline.Run(
        new StackJob
        {
            Lights = [.. Enumerable.Range(0, 3).Select(i => _folder.At($"light-000{i}.fits"))],
            Registration = new RegistrationOptions { Method = RegistrationMethod.None },
            Calibration = new CalibrationOptions { Flat = flat, Bias = new MasterSource { Level = "500" } },
            Output = new() { Prefix = _folder.At("stack"), Formats = ["fits"], Overwrite = true },
        },
        null, default);

    private void Write(NightFormat format, int seed, double response = 0.01) => new NightWriter(
        new NightRenderer(new NightOptions
        {
            Seed = (ulong)seed,
            WidthPixels = Width,
            HeightPixels = Height,
            Format = format,
            LightCount = 3,
            DarkCount = 0,
            FlatCount = 1,
            BiasCount = 0,
            StarCount = 150,
            DustCount = 0,
            PixelResponseScatter = response,
        }),
        _folder.FullPath).Write(static _ => { }, CancellationToken.None);

    private string Flat(bool mirrored, bool upsideDown)
    {
        using var frame = FrameFormats.Open(_folder.At("flat-0000.fits"));
        var samples = new float[Width * Height];
        frame.Read(0, frame.Info.SensorArea, samples);
        return MasterFiles.Write(_folder.At("flat.fits"), Width, Height, (x, y) =>
            samples[(upsideDown ? Height - 1 - y : y) * Width + (mirrored ? Width - 1 - x : x)]);
    }
}
