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

    /// <param name="light">The frame the masters must fit.</param>
    /// <param name="used">The part of the sensor that is stacked.</param>
    public MasterReader(FrameInfo light, PixelRectangle used)
    {
        _light = light;
        _place = new SensorPlace(light, used);
    }

    /// <summary>Path and content hash of each master read.</summary>
    public List<MasterRecord> Masters { get; } = [];

    /// <summary>Reads a master as ADU. A dark from a file that knows its black level is referred to it.</summary>
    public MasterFrame Read(MasterSource source, string role, bool keepBlack = false)
    {
        string path = source.Files[0];
        using var reader = FrameFormats.Open(path);
        var info = reader.Info;
        var area = _place.Of(info, role);
        var samples = GC.AllocateUninitializedArray<float>(checked((int)area.Area));
        for (int y = 0; y < info.Height; y += BandRows)
        {
            int rows = Math.Min(BandRows, info.Height - y);
            ReadAdu(reader, new PixelRectangle(0, y, info.Width, rows), samples.AsSpan(y * info.Width, rows * info.Width));
        }

        Remember(path, role);
        bool refer = !keepBlack && info.HasBlackLevel && _light.HasBlackLevel && !info.BlackSubtracted;
        var map = new MasterMap(area, samples, blackIncluded: !info.BlackSubtracted && !refer);
        var master = new MasterFrame(info, map);
        if (refer) master.Subtract((x, y) => info.Black.At(x, y));
        return master;
    }

    public static bool IsUnitScale(FrameInfo info) => info is { SampleType: SampleType.Float32, SaturationAdu: <= 1 };

    private static void ReadAdu(IFrameReader reader, PixelRectangle area, Span<float> samples)
    {
        reader.Read(0, area, samples);
        if (IsUnitScale(reader.Info))
            CalibrationKernels.SubtractBlack(samples, [0], 0, UnitScaleAdu);
    }

    private void Remember(string path, string role)
    {
        var record = new MasterRecord(role, path, FrameStore.Hash(path));
        if (!Masters.Contains(record)) Masters.Add(record);
    }
}
