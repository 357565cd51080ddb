using AstroStacker.Calibration;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>
/// Reads the master frames of a job and makes one calibrator of them. Any file that can't be right stops the run
/// before any work: a wrong master would spoil every frame.
/// </summary>
public sealed class MasterLoader
{
    private readonly FrameInfo _light;
    private readonly MasterReader _reader;
    private readonly int _threads;

    /// <param name="light">The frame the masters must fit.</param>
    /// <param name="used">The part of the sensor that is stacked.</param>
    /// <param name="resources">What may be used to make masters of several frames.</param>
    /// <param name="stop">Ends the work with an exception.</param>
    /// <param name="heldBytes">Memory that the run holds already.</param>
    public MasterLoader(
        FrameInfo light, PixelRectangle used, ResourceOptions resources, CancellationToken stop, long heldBytes = 0)
    {
        _light = light;
        _threads = resources.Threads ?? Environment.ProcessorCount;
        _reader = new MasterReader(light, used, new MasterBuilder(resources, heldBytes, Notes, stop));
    }

    /// <summary>The lights that the masters are for, beside the one they must fit.</summary>
    public IReadOnlyList<FrameInfo> OtherLights { get; init; } = [];

    /// <summary>Plain sentences for the summary: which levels were taken and why.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Path and content hash of each master read.</summary>
    public List<MasterRecord> Masters => _reader.Masters;

    public Calibrator Load(CalibrationOptions options)
    {
        if (options is { Dark: null, Flat: null, Bias: null, DarkFlat: null }) return Calibrator.None;
        RequireMosaic(_light);
        var step = new DarkStep([_light, .. OtherLights], _reader, Notes);
        var dark = step.Subtracted(options);
        var defects = step.Dark is null ? DefectMap.None : DefectsOf(step.Dark);
        var flat = new FlatStep(_light, _reader, Notes);
        var gain = options.Flat is null ? null : flat.Gain(options, options.Dark is null ? null : dark, _threads);
        if (_light is { HasBlackLevel: false, BlackSubtracted: false } && dark is not { Map.BlackIncluded: true })
            Notes.Add("The lights' own bias stays in: their files name no black level. Give --bias, or -d with a dark that holds it.");
        if (dark is not null && MasterReader.IsUnitScale(_light))
            CalibrationKernels.SubtractBlack(dark.Samples, [0], 0, 1 / MasterReader.UnitScaleAdu);
        return new Calibrator(dark?.Map, gain) { Defects = defects.Union(flat.Defects) };
    }

    /// <summary>Throws <see cref="FrameException"/> for lights that no master can calibrate.</summary>
    internal static void RequireMosaic(FrameInfo light)
    {
        if (light.PlaneCount == 1) return;
        throw new FrameException(
            light.Path, "is a colour picture, which master frames can't calibrate",
            "Stack the camera's RAW or FITS frames, or leave out the master frames.");
    }

    private DefectMap DefectsOf(MasterFrame dark)
    {
        double saturation = MasterReader.IsUnitScale(dark.Info) ? MasterReader.UnitScaleAdu : dark.Info.SaturationAdu;
        var (found, limit) = DarkDefects.Find(dark.Map, _light.VisibleArea, _light.Cfa, saturation, _threads);
        if (!found.IsEmpty) Notes.Add($"{found.Count} pixels of the dark are too hot, or dead: their neighbours take their place.");
        if (limit > DarkDefects.LimitSigmas)
        {
            Notes.Add(FormattableString.Invariant(
                $"More than {DarkDefects.MostShare:P0} of the dark's pixels stand out by {DarkDefects.LimitSigmas} sigma, as of no one ")
                + FormattableString.Invariant(
                    $"sensor: only those that do by {limit} are replaced. Check that {dark.Info.Path} is a dark."));
        }

        return found;
    }
}
