using System.Globalization;
using System.Text;
using AstroStacker.Imaging;

namespace AstroStacker.Formats;

/// <summary>
/// What our PNG and TIFF pictures say of themselves beside their pixels, as lines of "key: value" that people can
/// read too, so that a master or result read back is known for what it is. FITS has keywords for the same.
/// </summary>
internal sealed class PictureNotes
{
    private const string Title = "AstroStacker picture notes";
    private const string RawAdu = "raw ADU";
    private const string Subtracted = "subtracted";

    private readonly Dictionary<string, string> _values;

    private PictureNotes(Dictionary<string, string> values) => _values = values;

    public bool IsRawAdu => Text("samples") == RawAdu;

    public bool BlackSubtracted => Text("black") == Subtracted;

    public static string Write(PictureInfo info)
    {
        var text = new StringBuilder(Title).Append('\n');
        void Line(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                text.Append(key).Append(": ").Append(value.ReplaceLineEndings(" ")).Append('\n');
        }

        Line("software", info.Software);
        Line("samples", info.IsRawAdu ? RawAdu : "linear, 1 is saturation");
        Line("colour", ColourOf(info));
        Line("black", info.BlackSubtracted ? Subtracted : "included");
        Line("saturation", Number(info.SaturationAdu));
        Line("pedestal", info.IsRawAdu || info.Pedestal == 0 ? null : Number(info.Pedestal));
        if (info.Cfa is { } cfa) Line("pattern", $"{cfa.RepeatWidth} x {cfa.RepeatHeight} {cfa.Letters}");
        Line("frames", info.FrameCount > 0 ? info.FrameCount.ToString(CultureInfo.InvariantCulture) : null);
        Line("exposure", Number(info.ExposureSeconds));
        Line("total exposure", Number(info.TotalExposureSeconds));
        Line("start", Time(info.FirstStart));
        Line("end", Time(info.LastEnd));
        Line("camera", info.Camera);
        Line("iso", Number(info.Iso));
        Line("focal length", Number(info.FocalLengthMillimetres));
        Line("temperature", Number(info.TemperatureCelsius));
        AddCapture(Line, info.Capture);
        Line("filter", info.Filter);
        Line("object", info.ObjectName);
        foreach (string line in info.History) Line("history", line);
        return text.ToString();
    }

    /// <summary>Null where the text is not ours.</summary>
    public static PictureNotes? Parse(string? text)
    {
        if (text is null || !text.StartsWith(Title, StringComparison.Ordinal)) return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in text.Split('\n').Skip(1))
            if (line.Split(": ", 2) is [var key, var value])
                values.TryAdd(key, value.TrimEnd());
        return new PictureNotes(values);
    }

    /// <summary>The frame as these notes describe it.</summary>
    /// <param name="info">What the format itself says.</param>
    /// <param name="unit">The stored number that stands for 1, in pictures whose samples are no raw ADU.</param>
    public FrameInfo ApplyTo(FrameInfo info, float unit)
    {
        float pedestal = IsRawAdu ? 0 : (float)((Number("pedestal") ?? 0) * unit);
        bool isInteger = info.SampleType != SampleType.Float32;
        return info with
        {
            SaturationAdu = IsRawAdu ? (float)(Number("saturation") ?? ushort.MaxValue) : unit,
            BlackSubtracted = BlackSubtracted,
            IsCalibrated = BlackSubtracted && IsRawAdu,
            Black = isInteger && pedestal != 0 ? new BlackLevel(pedestal) : info.Black,
            HasBlackLevel = isInteger && pedestal != 0 || info.HasBlackLevel,
            Cfa = Pattern() ?? info.Cfa,
            ExposureSeconds = Number("exposure") ?? info.ExposureSeconds,
            Iso = Number("iso") ?? info.Iso,
            TemperatureCelsius = Number("temperature") ?? info.TemperatureCelsius,
            Camera = Text("camera") ?? info.Camera,
            FocalLengthMillimetres = Number("focal length") ?? info.FocalLengthMillimetres,
            Filter = Text("filter") ?? info.Filter,
            ObjectName = Text("object") ?? info.ObjectName,
            StartTime = Time() ?? info.StartTime,
            Capture = Capture(info.Capture),
        };
    }

    private static void AddCapture(Action<string, string?> line, CaptureSettings capture)
    {
        line("type", FrameTypeNames.Of(capture));
        line("gain", Number(capture.Gain));
        line("offset", Number(capture.Offset));
        line("electrons an ADU", Number(capture.ElectronsPerAdu));
        line("binning", Number(capture.BinningX));
        line("binning of rows", Number(capture.BinningY));
        line("pixel size", Number(capture.PixelSizeMicrometres));
        line("set temperature", Number(capture.SetTemperatureCelsius));
        line("readout mode", capture.ReadoutMode);
        line("serial number", capture.SerialNumber);
        line("telescope", capture.Telescope);
    }

    private CaptureSettings Capture(CaptureSettings capture) => capture with
    {
        Type = FrameTypeNames.TypeOf(Text("type")),
        TypeText = Text("type"),
        IsMaster = Text("type")?.StartsWith("Master ", StringComparison.Ordinal) == true,
        CombinedCount = Number("frames") is >= 1 and < int.MaxValue and var frames ? (int)frames : null,
        Gain = Number("gain"),
        Offset = Number("offset"),
        ElectronsPerAdu = Number("electrons an ADU"),
        BinningX = Binning("binning"),
        BinningY = Binning("binning of rows"),
        PixelSizeMicrometres = Number("pixel size"),
        SetTemperatureCelsius = Number("set temperature"),
        ReadoutMode = Text("readout mode"),
        SerialNumber = Text("serial number") ?? capture.SerialNumber,
        Telescope = Text("telescope"),
        Program = Text("software"),
    };

    private int Binning(string key) => Number(key) is >= 1 and <= 16 and var binning ? (int)binning : 1;

    private static string ColourOf(PictureInfo info)
    {
        if (info.IsSrgb) return "sRGB primaries, linear";
        return info.PlaneCount == 1 ? "mono" : "camera colours, linear, not sRGB";
    }

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    private static string? Time(DateTime? time) => time?.ToString("O", CultureInfo.InvariantCulture);

    private string? Text(string key) => _values.GetValueOrDefault(key);

    private double? Number(string key) =>
        double.TryParse(Text(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value) ? value : null;

    private DateTime? Time() =>
        DateTime.TryParse(Text("start"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            ? time : null;

    private CfaPattern? Pattern()
    {
        if (Text("pattern")?.Split(' ') is not [var width, "x", var height, var letters]) return null;
        bool fits = int.TryParse(width, CultureInfo.InvariantCulture, out int columns)
            && int.TryParse(height, CultureInfo.InvariantCulture, out int rows)
            && columns > 0 && rows > 0 && letters.Length == (long)columns * rows
            && letters.All(char.IsAsciiLetterUpper);
        return fits ? new CfaPattern(letters, columns, letters.Length / columns) : null;
    }
}
