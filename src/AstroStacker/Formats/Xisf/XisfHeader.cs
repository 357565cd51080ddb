using System.Globalization;
using System.Text;
using System.Xml;
using AstroStacker.Formats.Fits;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Xisf;

/// <summary>The XML of an XISF file: the picture, its keywords (those of our FITS) and its properties (section 11).</summary>
internal sealed class XisfHeader
{
    private const string Space = "http://www.pixinsight.com/xisf";

    private const double MillimetresPerMetre = 1000;

    // Files hold no clock; the format asks for a time of creation all the same. The pictures' own time is the truest there is.
    private static readonly DateTime s_unknownTime = DateTime.UnixEpoch;

    private readonly XmlWriter _xml;

    private XisfHeader(XmlWriter xml) => _xml = xml;

    /// <param name="info">The picture.</param>
    /// <param name="position">Of its samples in the file.</param>
    /// <param name="length">Of its samples, bytes.</param>
    public static byte[] Of(PictureInfo info, long position, long length)
    {
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = true };
        using (var xml = XmlWriter.Create(bytes, settings)) new XisfHeader(xml).Write(info, position, length);
        return bytes.ToArray();
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Time(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    // XML takes no control characters, not even written as numbers.
    private static string Plain(string text) => string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : '?'));

    private void Write(PictureInfo info, long position, long length)
    {
        _xml.WriteStartDocument();
        _xml.WriteStartElement("xisf", Space);
        _xml.WriteAttributeString("version", "1.0");
        _xml.WriteAttributeString(
            "xsi", "schemaLocation", "http://www.w3.org/2001/XMLSchema-instance", $"{Space} http://pixinsight.com/xisf/xisf-1.0.xsd");
        Element("Image", ImageAttributes(info, position, length), () => AddPicture(info));
        Element("Metadata", [], () =>
        {
            Property("XISF:CreationTime", "TimePoint", Time(info.LastEnd ?? info.FirstStart ?? s_unknownTime));
            Text("XISF:CreatorApplication", info.Software);
        });
        _xml.WriteEndElement();
    }

    private static IEnumerable<(string Name, string Value)> ImageAttributes(PictureInfo info, long position, long length)
    {
        double most = info.IsRawAdu ? Math.Max(info.SaturationAdu ?? 0, ushort.MaxValue) : 1;
        yield return ("geometry", $"{info.Width}:{info.Height}:{info.PlaneCount}");
        yield return ("sampleFormat", "Float32");
        yield return ("bounds", $"0:{Number(most)}");
        yield return ("colorSpace", info.PlaneCount == 1 ? "Gray" : "RGB");
        yield return ("pixelStorage", "Planar");
        yield return ("byteOrder", BitConverter.IsLittleEndian ? "little" : "big");
        yield return ("location", $"attachment:{position}:{length}");
        if (info.Capture is { IsMaster: true, Type: FrameType.Bias or FrameType.Dark or FrameType.Flat })
            yield return ("imageType", $"Master{info.Capture.Type}");
    }

    private void AddPicture(PictureInfo info)
    {
        if (info.IsSrgb)
        {
            // Primaries, luminances and white of sRGB, with a linear curve.
            Element("RGBWorkingSpace",
            [
                ("x", "0.64:0.3:0.15"), ("y", "0.33:0.6:0.06"), ("Y", "0.2126:0.7152:0.0722"), ("gamma", "1"), ("name", "Linear sRGB"),
            ]);
        }

        if (info.Cfa is { } cfa)
        {
            Element("ColorFilterArray",
            [
                ("pattern", cfa.Letters), ("width", Number(cfa.RepeatWidth)), ("height", Number(cfa.RepeatHeight)),
            ]);
        }

        var cards = new FitsCards();
        new FitsPictureCards(info, Saturation: 1, Pedestal: 0).AddTo(cards);
        foreach (var card in cards.All)
            Element("FITSKeyword", [("name", card.Keyword), ("value", card.Value), ("comment", card.Comment)]);
        AddProperties(info);
    }

    private void AddProperties(PictureInfo info)
    {
        Real("Instrument:ExposureTime", info.ExposureSeconds);
        Text("Instrument:Camera:Name", info.Camera);
        if (info.Iso is { } iso) Property("Instrument:Camera:ISOSpeed", "Int32", Number(Math.Round(iso)));
        Real("Instrument:Camera:Gain", info.Capture.ElectronsPerAdu);
        Property("Instrument:Camera:XBinning", "Int32", Number(info.Capture.BinningX));
        Property("Instrument:Camera:YBinning", "Int32", Number(info.Capture.BinningY));
        Real("Instrument:Sensor:Temperature", info.TemperatureCelsius);
        Real("Instrument:Sensor:TargetTemperature", info.Capture.SetTemperatureCelsius);
        Real("Instrument:Sensor:XPixelSize", info.Capture.PixelSizeMicrometres);
        Real("Instrument:Sensor:YPixelSize", info.Capture.PixelSizeMicrometres);
        Text("Instrument:Filter:Name", info.Filter);
        Text("Instrument:Telescope:Name", info.Capture.Telescope);
        Real("Instrument:Telescope:FocalLength", info.FocalLengthMillimetres / MillimetresPerMetre);
        Text("Observation:Object:Name", info.ObjectName);
        if (info.FirstStart is { } start) Property("Observation:Time:Start", "TimePoint", Time(start));
        if (info.LastEnd is { } end) Property("Observation:Time:End", "TimePoint", Time(end));
        Text("Processing:History", string.Join('\n', info.History));
    }

    private void Real(string id, double? value)
    {
        if (value is { } number && double.IsFinite(number)) Property(id, "Float64", Number(number));
    }

    private void Property(string id, string type, string value) => Element("Property", [("id", id), ("type", type), ("value", value)]);

    private void Text(string id, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            Element("Property", [("id", id), ("type", "String")], () => _xml.WriteString(Plain(text)));
    }

    private void Element(string name, IEnumerable<(string Name, string Value)> attributes, Action? content = null)
    {
        _xml.WriteStartElement(name, Space);
        foreach (var (attribute, value) in attributes) _xml.WriteAttributeString(attribute, Plain(value));
        content?.Invoke();
        _xml.WriteEndElement();
    }
}
