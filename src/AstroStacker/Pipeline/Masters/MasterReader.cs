using AstroStacker.Calibration;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Masters;

/// <summary>Reads the masters that a job names, in ADU, and remembers which.</summary>
internal sealed class MasterReader
{
    private const int BandRows = 64;

    /// <summary>Float frames within 0..1 are ADU / 65535 (Siril, PixInsight), lights as well as masters.</summary>
    public const float UnitScaleAdu = 65535;

    private readonly FrameInfo _light;
    private readonly SensorPlace _place;
    private readonly MasterBuilder _builder;

    /// <param name="light">The frame the masters must fit.</param>
    /// <param name="used">The part of the sensor that is stacked.</param>
    /// <param name="builder">Makes masters of several frames.</param>
    public MasterReader(FrameInfo light, PixelRectangle used, MasterBuilder builder)
    {
        _light = light;
        _place = new SensorPlace(light, used);
        _builder = builder;
    }

    /// <summary>Path and content hash of each master read.</summary>
    public List<MasterRecord> Masters { get; } = [];

    /// <summary>What the file of a master, or the first of its frames, says.</summary>
    public static FrameInfo InfoOf(MasterSource source)
    {
        using var reader = FrameFormats.Open(source.Files[0]);
        return reader.Info;
    }

    /// <summary>
    /// Reads a dark, bias or dark-flat as ADU, or makes it of its frames. A dark from a file that knows its black level is referred to it.
    /// </summary>
    /// <param name="source">Names it.</param>
    /// <param name="role">"dark", "bias", "dark-flat".</param>
    /// <param name="keepBlack">True leaves the black level in.</param>
    /// <param name="of">The frame whose settings a formula takes; null: the lights'.</param>
    public MasterFrame Read(MasterSource source, string role, bool keepBlack = false, FrameInfo? of = null)
    {
        if (source.Level is { } formula) return Level(formula, of ?? _light);
        if (source.Files.Count == 1) return ReadFile(source.Files[0], role, keepBlack);
        var built = _builder.Build(source, role);
        Remember(new MasterRecord(role, built.Info.Path, built.Key) { Files = built.Files });
        return new MasterFrame(built.Info, MapOf(built, role), built.Key);
    }

    /// <summary>Reads a flat without its bias, or makes it of its frames.</summary>
    /// <param name="source">Names it.</param>
    /// <param name="offset">Its bias.</param>
    public MasterFrame ReadFlat(MasterSource source, FlatOffset offset)
    {
        if (source.Files.Count == 1)
        {
            var flat = ReadFile(source.Files[0], "flat", keepBlack: true);
            if (FloatMaster.IsNormalised(flat.Info, flat.Samples))
            {
                _builder.Say($"{flat.Info.Path} is normalised to 1, so that its bias was off before: nothing is subtracted from it.");
                return flat;
            }

            FlatClipping.Require(flat, _light.VisibleArea);
            offset.RequireCover(flat.Map.Area);
            offset.Subtract(flat.Info, flat.Map.Area, flat.Samples);
            return flat;
        }

        var built = _builder.Build(source, "flat", offset, info => _place.Of(info, "flat"));
        Remember(new MasterRecord("flat", built.Info.Path, built.Key) { Files = built.Files });
        return new MasterFrame(built.Info, MapOf(built, "flat"), built.Key);
    }

    /// <summary>A synthetic bias: the same level everywhere.</summary>
    private MasterFrame Level(string formula, FrameInfo of)
    {
        try
        {
            float level = (float)LevelFormula.Evaluate(formula, of);
            var samples = GC.AllocateUninitializedArray<float>(checked((int)_light.SensorArea.Area));
            samples.AsSpan().Fill(level);
            string text = FormattableString.Invariant($"{level} ADU");
            Remember(new MasterRecord("bias", formula, text));
            return new MasterFrame(_light with { Path = formula }, new MasterMap(_light.SensorArea, samples, blackIncluded: true), text);
        }
        catch (FormatException error)
        {
            throw new StackJobException($"--bias {error.Message}");
        }
    }

    private MasterMap MapOf(BuiltMaster built, string role) =>
        new(_place.Of(built.Info, role), built.Samples, blackIncluded: !built.Info.BlackSubtracted);

    private MasterFrame ReadFile(string path, string role, bool keepBlack)
    {
        using var reader = FrameFormats.Open(path);
        var info = reader.Info;
        var area = _place.Of(info, role);
        var samples = GC.AllocateUninitializedArray<float>(checked((int)area.Area));
        for (int y = 0; y < info.Height; y += BandRows)
        {
            int rows = Math.Min(BandRows, info.Height - y);
            ReadAdu(reader, new PixelRectangle(0, y, info.Width, rows), samples.AsSpan(y * info.Width, rows * info.Width));
        }

        FloatMaster.RequireScale(info, role, samples);
        Correct(info, role, samples);
        string hash = FrameStore.Hash(path);
        Remember(new MasterRecord(role, path, hash) { Files = [new FileHash(path, hash)] });
        bool refer = !keepBlack && info.HasBlackLevel && _light.HasBlackLevel && !info.BlackSubtracted;
        var map = new MasterMap(area, samples, blackIncluded: !info.BlackSubtracted && !refer);
        var master = new MasterFrame(info, map, hash);
        if (refer) master.Subtract((x, y) => info.Black.At(x, y));
        return master;
    }

    /// <summary>Undoes what is known to be wrong in the files of the original.</summary>
    private void Correct(FrameInfo info, string role, float[] samples)
    {
        double? level = role == "flat" ? null : MedianSample.Of(samples);
        float factor = OriginalMaster.FactorOf(info, level, _light);
        if (factor != 1) CalibrationKernels.SubtractBlack(samples, [0], 0, factor);
        if (OriginalMaster.Sentence(info, level, _light, factor) is { } sentence) _builder.Say(sentence);
    }

    public static bool IsUnitScale(FrameInfo info) => info is { SampleType: SampleType.Float32, SaturationAdu: <= 1 };

    /// <summary>Samples of 0 to 1 become ADU, others stay.</summary>
    public static void ToAdu(FrameInfo info, Span<float> samples)
    {
        if (IsUnitScale(info)) CalibrationKernels.SubtractBlack(samples, [0], 0, UnitScaleAdu);
    }

    private static void ReadAdu(IFrameReader reader, PixelRectangle area, Span<float> samples)
    {
        reader.Read(0, area, samples);
        ToAdu(reader.Info, samples);
    }

    private void Remember(MasterRecord record)
    {
        if (!Masters.Contains(record)) Masters.Add(record);
    }
}
