using AstroStacker.Calibration;
using AstroStacker.Formats;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>
/// Reads the master frames of a job and makes one calibrator of them. Any file that can't be right stops the run
/// before any work: a wrong master would spoil every frame.
/// </summary>
public sealed class MasterLoader
{
    private const int BandRows = 64;

    /// <summary>Float frames within 0..1 are ADU / 65535 (Siril, PixInsight), lights as well as masters.</summary>
    private const float UnitScaleAdu = 65535;

    /// <summary>Share by which a dark's exposure may differ unsaid: shutters and clocks round.</summary>
    private const double MostExposureMismatch = 0.05;

    private readonly FrameInfo _light;
    private readonly PixelRectangle _used;

    /// <param name="light">The frame the masters must fit.</param>
    /// <param name="used">The part of the sensor that is stacked.</param>
    public MasterLoader(FrameInfo light, PixelRectangle used)
    {
        _light = light;
        _used = used;
    }

    /// <summary>Plain sentences for the summary: which levels were taken and why.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Path and content hash of each master read.</summary>
    public List<MasterRecord> Masters { get; } = [];

    public Calibrator Load(CalibrationOptions options)
    {
        if (options is { Dark: null, Flat: null, Bias: null, DarkFlat: null }) return Calibrator.None;
        if (_light.PlaneCount != 1)
        {
            throw new FrameException(
                _light.Path, "is a colour picture, which master frames can't calibrate",
                "Stack the camera's RAW or FITS frames, or leave out the master frames.");
        }

        // A dark holds the bias: the bias alone serves only where there is no dark.
        var (subtracted, role) = options.Dark is not null ? (options.Dark, "dark") : (options.Bias, "bias");
        var dark = subtracted is null ? null : LoadMap(subtracted, role);
        var gain = options.Flat is null ? null : LoadGain(options, options.Dark is null ? null : dark);
        if (role == "bias" && dark is not null)
            Notes.Add("No master dark was given: the master bias is subtracted from the lights.");
        if (role == "dark") NoteOtherExposure(dark!.Info);
        if (role == "dark" && options.Bias is not null) dark = WithBias(dark!, options);
        if (_light is { HasBlackLevel: false, BlackSubtracted: false } && dark is not { Map.BlackIncluded: true })
            Notes.Add("The lights' own bias stays in: their files name no black level. Give --bias, or -d with a dark that holds it.");
        if (dark is not null && IsUnitScale(_light)) CalibrationKernels.SubtractBlack(All(dark.Map), [0], 0, 1 / UnitScaleAdu);
        return new Calibrator(dark?.Map, gain);
    }

    private void NoteOtherExposure(FrameInfo dark)
    {
        if (dark.ExposureSeconds is not { } own || _light.ExposureSeconds is not { } wanted) return;
        if (Math.Abs(own - wanted) > MostExposureMismatch * wanted)
            Notes.Add($"{dark.Path} was exposed for {own} s but the lights for {wanted} s: warm pixels stay. Take darks of {wanted} s.");
    }

    /// <summary>A dark whose bias was taken off gets it back: the lights have theirs.</summary>
    private LoadedMaster WithBias(LoadedMaster dark, CalibrationOptions options)
    {
        if (!dark.Info.BlackSubtracted)
        {
            if (options.Flat is null) Notes.Add("The master bias was not needed: the master dark holds it, and there is no flat.");
            return dark;
        }

        var bias = LoadMap(options.Bias!, "bias");
        RequireCover(bias.Info.Path, bias.Map.Area, "dark", dark.Map.Area);
        Notes.Add($"{dark.Info.Path} says that its bias is off already: the master bias is subtracted from the lights too.");
        return dark with { Map = dark.Map.Plus(bias.Map) };
    }

    private MasterMap LoadGain(CalibrationOptions options, LoadedMaster? dark)
    {
        var flat = LoadMap(options.Flat!, "flat", keepBlack: true);
        if (flat.Info.BlackSubtracted || flat.Info.IsCalibrated)
        {
            Notes.Add($"{flat.Info.Path} says that its bias is off already: nothing more is subtracted from it.");
        }
        else if (options.DarkFlat is not null) Subtract(flat.Map, options.DarkFlat, "dark-flat");
        else if (options.Bias is not null) Subtract(flat.Map, options.Bias, "bias");
        else if (flat.Info.HasBlackLevel) SubtractLevels(flat.Map, (x, y) => flat.Info.Black.At(x, y));
        else if (dark is not null) SubtractDarkLevel(flat, dark);
        else
        {
            throw new FrameException(
                flat.Info.Path, "is a flat whose own bias level is unknown",
                "Give --bias or --dark-flat, or -d (its level is then taken), or flats as camera RAW.");
        }

        var samples = All(flat.Map);
        var counted = _light.VisibleArea.Intersect(flat.Map.Area);
        double level = FlatField.ColourMeans(samples, flat.Map.Area, counted, _light.Cfa).Min();
        if (level <= 0)
        {
            throw new FrameException(
                flat.Info.Path, $"has a level of {level:0.#} ADU above its bias", "Check that the flat and its bias belong together.");
        }

        long dead = FlatField.ToGain(samples, flat.Map.Area, counted, _light.Cfa);
        if (dead > 0) Notes.Add($"{flat.Info.Path}: {dead} samples below 2 % of the mean are left uncorrected.");
        return flat.Map;
    }

    private void SubtractDarkLevel(LoadedMaster flat, LoadedMaster dark)
    {
        var map = dark.Map;
        if (!map.BlackIncluded)
        {
            throw new FrameException(
                flat.Info.Path, "is a flat whose own bias level is unknown, and the master dark holds none",
                "Give --bias or --dark-flat.");
        }

        int colours = _light.Cfa?.ColourCount ?? 1;
        var histograms = new LevelHistogram[colours];
        for (int c = 0; c < colours; c++) histograms[c] = new LevelHistogram();
        var part = _light.VisibleArea.Intersect(map.Area);
        for (int y = part.Y; y < part.Bottom; y++)
        {
            var row = map.Row(part.X, y, part.Width);
            for (int x = 0; x < part.Width; x++) histograms[_light.Cfa?.ColourAt(part.X + x, y) ?? 0].Add(row[x]);
        }

        var levels = Array.ConvertAll(histograms, histogram => (float)histogram.Median());
        Notes.Add($"The flat's own bias was not given: the level of the master dark ({string.Join(", ", levels)} ADU) is taken for it.");
        SubtractLevels(flat.Map, (x, y) => levels[_light.Cfa?.ColourAt(x, y) ?? 0]);
    }

    private static void SubtractLevels(MasterMap map, Func<int, int, float> level)
    {
        for (int y = map.Area.Y; y < map.Area.Bottom; y++)
        {
            var row = map.Row(map.Area.X, y, map.Area.Width);
            for (int x = 0; x < row.Length; x++) row[x] -= level(map.Area.X + x, y);
        }
    }

    /// <summary>Takes a master off the flat, band by band: it is never held whole.</summary>
    private void Subtract(MasterMap flat, string path, string role)
    {
        using var reader = FrameFormats.Open(path);
        var area = Place(reader.Info, role);
        RequireCover(path, area, "flat", flat.Area);
        Remember(path, role);
        using var band = PlanePool.Rent<float>(flat.Area.Width);
        for (int y = flat.Area.Y; y < flat.Area.Bottom; y++)
        {
            ReadAdu(reader, new PixelRectangle(flat.Area.X - area.X, y - area.Y, flat.Area.Width, 1), band.Span);
            CalibrationKernels.SubtractDark(flat.Row(flat.Area.X, y, flat.Area.Width), band.Span, 1);
        }
    }

    /// <summary>Reads a master as ADU. A dark from a file that knows its black level is referred to it.</summary>
    private LoadedMaster LoadMap(string path, string role, bool keepBlack = false)
    {
        using var reader = FrameFormats.Open(path);
        var info = reader.Info;
        var area = Place(info, role);
        var samples = GC.AllocateUninitializedArray<float>(checked((int)area.Area));
        for (int y = 0; y < info.Height; y += BandRows)
        {
            int rows = Math.Min(BandRows, info.Height - y);
            ReadAdu(reader, new PixelRectangle(0, y, info.Width, rows), samples.AsSpan(y * info.Width, rows * info.Width));
        }

        Remember(path, role);
        bool refer = !keepBlack && info.HasBlackLevel && _light.HasBlackLevel && !info.BlackSubtracted;
        var map = new MasterMap(area, samples, blackIncluded: !info.BlackSubtracted && !refer);
        if (refer) SubtractLevels(map, (x, y) => info.Black.At(x, y));
        return new LoadedMaster(info, map);
    }

    private static void ReadAdu(IFrameReader reader, PixelRectangle area, Span<float> samples)
    {
        reader.Read(0, area, samples);
        if (IsUnitScale(reader.Info))
            CalibrationKernels.SubtractBlack(samples, [0], 0, UnitScaleAdu);
    }

    private static bool IsUnitScale(FrameInfo info) => info is { SampleType: SampleType.Float32, SaturationAdu: <= 1 };

    private static Span<float> All(MasterMap map) => map.Row(map.Area.X, map.Area.Y, (int)map.Area.Area);

    private static void RequireCover(string path, PixelRectangle area, string otherRole, PixelRectangle other)
    {
        if (area.Contains(other)) return;
        throw new FrameException(path, $"covers {area} of the sensor but the {otherRole} {other}", "Make both with the same -v.");
    }

    private void Remember(string path, string role)
    {
        var record = new MasterRecord(role, path, Storage.FrameStore.Hash(path));
        if (!Masters.Contains(record)) Masters.Add(record);
    }

    /// <summary>Where the master lies on the light's sensor; full-sensor and visible-area masters both fit.</summary>
    private PixelRectangle Place(FrameInfo info, string role)
    {
        if (info.PlaneCount != 1)
        {
            throw new FrameException(
                info.Path, $"is a colour picture of {info.PlaneCount} planes, not a master {role}",
                "Make the master with -r 1 -a 0 -v 0.");
        }

        if (info.DecodedThroughCurve)
        {
            throw new FrameException(
                info.Path, $"is a picture with a tone curve (8-bit, or tagged sRGB), of no use as a master {role}",
                "Give a linear master: 16-bit PNG, TIFF or FITS.");
        }

        PixelRectangle place;
        if (info.Width == _light.Width && info.Height == _light.Height) place = _light.SensorArea;
        else if (info.Width == _light.VisibleArea.Width && info.Height == _light.VisibleArea.Height) place = _light.VisibleArea;
        else
        {
            throw new FrameException(
                info.Path, $"is {info.Width} x {info.Height} but the lights are {_light.Width} x {_light.Height}"
                + (_light.VisibleArea == _light.SensorArea ? "" : $" (visible {_light.VisibleArea.Width} x {_light.VisibleArea.Height})"),
                $"Make the master {role} from frames of the same camera and size.");
        }

        if (!place.Contains(_used))
        {
            throw new FrameException(
                info.Path, $"covers only the visible area but -v 0 stacks the full sensor of {_light.Width} x {_light.Height}",
                "Make the master with -v 0 too, or stack with -v 1.");
        }

        var cfa = info.Cfa?.Shift(-place.X, -place.Y);
        if (cfa is not null && _light.Cfa is not null && !cfa.Equals(_light.Cfa))
        {
            throw new FrameException(
                info.Path, $"has the colour pattern {cfa} but the lights have {_light.Cfa}",
                $"Make the master {role} from frames of the same camera, turned the same way.");
        }

        return place;
    }

    private sealed record LoadedMaster(FrameInfo Info, MasterMap Map);
}
