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
    private readonly Sensor _sensor;

    private delegate void RowAction(int y, double[] expectedElectrons);

    /// <param name="options">The night; <see cref="NightRules"/> must find no fault in it.</param>
    /// <param name="threads">Rows rendered at a time; null for one a processor.</param>
    public NightRenderer(NightOptions options, int? threads = null)
        : this(NightRules.Problem(options) is { } problem
            ? throw new ArgumentException(problem, nameof(options)) : NightScene.Draw(options), threads)
    {
    }

    /// <param name="truth">A night whose stars and lights are given and not drawn: a test's, or another's changed.</param>
    /// <param name="threads">Rows rendered at a time; null for one a processor.</param>
    public NightRenderer(NightTruth truth, int? threads = null)
    {
        var options = truth.Options;
        if (NightRules.Problem(options) is { } problem) throw new ArgumentException(problem, nameof(truth));
        Options = options;
        Truth = truth;
        _sensor = new Sensor(options);
        _threads = threads ?? Environment.ProcessorCount;
    }

    public NightOptions Options { get; }

    public NightTruth Truth { get; }

    /// <summary>One frame of any kind, as the camera would store it.</summary>
    public SimulatedFrame Render(FrameKind kind, int index, CancellationToken cancellationToken = default)
    {
        int width = Options.SensorWidthPixels;
        var samples = new ushort[width * Options.SensorHeightPixels];
        var rays = kind == FrameKind.Light && Options.Noise ? new CosmicRays(Options, index) : null;
        RenderRows(kind, index, cancellationToken, (y, expected) =>
        {
            rays?.AddRow(y, expected);
            var random = new SeededRandom(Options.Seed, NoiseStream, (ulong)kind, (ulong)index, (ulong)y);
            if (Options.Noise) AddNoise(random, expected);
            Digitise(kind, y, expected, samples.AsSpan(y * width, width));
        });
        return new SimulatedFrame(kind, index, SimulatedFrameInfo.Of(Options, kind, index), samples);
    }

    /// <summary>The electrons a frame holds on average, dark current and jumping pixels included, cosmic rays left out.</summary>
    public float[] RenderExpectedElectrons(FrameKind kind, int index, CancellationToken cancellationToken = default)
    {
        int width = Options.SensorWidthPixels;
        var electrons = new float[width * Options.SensorHeightPixels];
        RenderRows(kind, index, cancellationToken, (y, expected) =>
        {
            for (int x = 0; x < width; x++) electrons[y * width + x] = (float)expected[x];
        });
        return electrons;
    }

    private void RenderRows(FrameKind kind, int index, CancellationToken cancellationToken, RowAction action)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var field = kind == FrameKind.Light ? new LightField(Options, Truth, index) : null;
        double exposure = Options.ExposureSecondsOf(kind);
        int width = Options.SensorWidthPixels;
        Rows.ForEach(
            Options.SensorHeightPixels, _threads, cancellationToken,
            () => (Expected: new double[width], Response: new double[width], Dark: new double[width]),
            (y, row) =>
            {
                Array.Clear(row.Expected);
                field?.FillRow(y, row.Expected);
                if (kind == FrameKind.Flat) FillFlat(y, row.Expected);
                if (kind is FrameKind.Light or FrameKind.Flat) _sensor.FillResponse(y, row.Response);
                _sensor.FillDark(y, row.Dark);
                for (int x = 0; x < width; x++)
                    row.Expected[x] = row.Expected[x] * row.Response[x] + row.Dark[x] * exposure;
                TelegraphNoise.AddRow(Options, kind, index, y, row.Expected);
                action(y, row.Expected);
            },
            _ => { });
    }

    private void FillFlat(int y, double[] electrons)
    {
        var filters = RowFilters.Of(Options, y);
        for (int x = 0; x < electrons.Length; x++)
            electrons[x] = Options.FlatAdu * Options.GainElectronsPerAdu * SyntheticCamera.FlatLamp[filters.At(x)];
    }

    private void AddNoise(SeededRandom random, double[] electrons)
    {
        for (int x = 0; x < electrons.Length; x++)
            electrons[x] = random.NextPoisson(electrons[x]) + Options.ReadNoiseElectrons * random.NextNormal();
    }

    private void Digitise(FrameKind kind, int y, double[] electrons, Span<ushort> samplesAdu)
    {
        double gain = Options.GainElectronsPerAdu;
        double even = Options.BiasAduAt(kind, 0, y), odd = Options.BiasAduAt(kind, 1, y);
        for (int x = 0; x < electrons.Length; x++)
        {
            double bias = (x & 1) == 0 ? even : odd;
            samplesAdu[x] = (ushort)Math.Clamp(Math.Round(bias + electrons[x] / gain), 0, Options.WhiteAdu);
        }
    }
}
