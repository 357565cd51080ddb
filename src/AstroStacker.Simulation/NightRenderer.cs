using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>
/// Renders the frames of a night whose truth is known. The samples depend on the options alone, not on the number of
/// threads: every row of every frame has its own stream of random numbers.
/// </summary>
public sealed class NightRenderer
{
    private const ulong NoiseStream = 7;

    private readonly int _threads;

    /// <param name="options">The night.</param>
    /// <param name="threads">Rows rendered at a time; null for one a processor.</param>
    public NightRenderer(NightOptions options, int? threads = null)
    {
        Options = options;
        Truth = NightScene.Draw(options);
        _threads = threads ?? Environment.ProcessorCount;
    }

    public NightOptions Options { get; }

    public NightTruth Truth { get; }

    /// <summary>One frame of any kind, as the camera would store it.</summary>
    public SimulatedFrame Render(FrameKind kind, int index, CancellationToken cancellationToken = default)
    {
        int width = Options.SensorWidthPixels;
        var samples = new ushort[width * Options.SensorHeightPixels];
        RenderRows(kind, index, cancellationToken, (y, expected, hits) => Expose(
            new SeededRandom(Options.Seed, NoiseStream, (ulong)kind, (ulong)index, (ulong)y),
            expected, hits, kind, samples.AsSpan(y * width, width)));
        return new SimulatedFrame(kind, index, samples, ExposureSeconds(kind));
    }

    /// <summary>The electrons a frame would hold on average, dark current included, cosmic rays left out.</summary>
    public float[] RenderExpectedElectrons(FrameKind kind, int index, CancellationToken cancellationToken = default)
    {
        int width = Options.SensorWidthPixels;
        var electrons = new float[width * Options.SensorHeightPixels];
        RenderRows(kind, index, cancellationToken, (y, expected, _) =>
        {
            for (int x = 0; x < width; x++) electrons[y * width + x] = (float)expected[x];
        });
        return electrons;
    }

    public double ExposureSeconds(FrameKind kind) => kind switch
    {
        FrameKind.Light or FrameKind.Dark => Options.ExposureSeconds,
        FrameKind.Bias => 0,
        _ => Options.FlatExposureSeconds,
    };

    /// <summary>The level that no light gives in frames of a kind, ADU.</summary>
    public double BiasAdu(FrameKind kind) =>
        kind is FrameKind.Flat or FrameKind.DarkFlat ? Options.FlatBiasAdu ?? Options.BiasAdu : Options.BiasAdu;

    private delegate void RowAction(int y, double[] expectedElectrons, IEnumerable<(int X, double Electrons)> hits);

    private void RenderRows(FrameKind kind, int index, CancellationToken cancellationToken, RowAction action)
    {
        var field = kind == FrameKind.Light ? new LightField(Options, Truth, index) : null;
        double exposure = ExposureSeconds(kind);
        Rows.ForEach(
            Options.SensorHeightPixels, _threads, cancellationToken,
            () => (Sensor: new SensorRow(Options), Expected: new double[Options.SensorWidthPixels]),
            (y, state) =>
            {
                state.Sensor.Fill(y);
                if (field is not null) field.FillRow(y, state.Expected);
                else Array.Fill(state.Expected, kind == FrameKind.Flat ? Options.FlatAdu * Options.GainElectronsPerAdu : 0);
                for (int x = 0; x < state.Expected.Length; x++)
                {
                    state.Expected[x] = state.Expected[x] * state.Sensor.Response[x] * FlatColour(kind, x, y)
                        + state.Sensor.DarkElectronsPerSecond[x] * exposure;
                }

                action(y, state.Expected, field?.CosmicRays(y, Options.Noise) ?? []);
            },
            _ => { });
    }

    /// <summary>A flat lamp's colours differ: calibration must not tint.</summary>
    private double FlatColour(FrameKind kind, int x, int y)
    {
        if (kind != FrameKind.Flat || Options.IsMono) return 1;
        char letter = Options.Cfa[((y - Options.MarginPixels) & 1) * 2 + ((x - Options.MarginPixels) & 1)];
        return letter switch { 'R' => 0.7, 'B' => 0.55, _ => 1 };
    }

    private void Expose(
        SeededRandom random, double[] expected, IEnumerable<(int X, double Electrons)> hits, FrameKind kind, Span<ushort> samples)
    {
        foreach (var (x, electrons) in hits)
            if (x >= 0 && x < expected.Length) expected[x] += electrons;
        double bias = BiasAdu(kind);
        for (int x = 0; x < expected.Length; x++)
        {
            double electrons = expected[x];
            if (Options.Noise)
                electrons = random.NextPoisson(electrons) + Options.ReadNoiseElectrons * random.NextNormal();
            samples[x] = (ushort)Math.Clamp(Math.Round(bias + electrons / Options.GainElectronsPerAdu), 0, Options.WhiteAdu);
        }
    }
}
