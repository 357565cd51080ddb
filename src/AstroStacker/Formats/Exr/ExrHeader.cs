using System.Globalization;
using System.Text;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Exr;

/// <summary>
/// The start of an OpenEXR file: magic number, version and attributes (name, type, length, value). Names and types are those of
/// the library's standard attributes where it has one.
/// </summary>
internal static class ExrHeader
{
    private const int Magic = 20000630;
    private const int Version = 2;
    private const int HalfSamples = 1;
    private const int FloatSamples = 2;
    private const byte ZipBlocks = 3;
    private const byte FromTheTop = 0;

    public static byte[] Of(PictureInfo info, bool isHalf)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Version);
        void Attribute(string name, string type, Action<BinaryWriter> value) => Add(writer, name, type, value);
        void Numbers(string name, string type, params float[] numbers) =>
            Attribute(name, type, to => Array.ForEach(numbers, to.Write));
        void Window(string name) => Attribute(name, "box2i", to =>
            Array.ForEach([0, 0, info.Width - 1, info.Height - 1], to.Write));

        Attribute("channels", "chlist", to => AddChannels(to, info.PlaneCount, isHalf));
        Attribute("compression", "compression", to => to.Write(ZipBlocks));
        Window("dataWindow");
        Window("displayWindow");
        Attribute("lineOrder", "lineOrder", to => to.Write(FromTheTop));
        Numbers("pixelAspectRatio", "float", 1);
        Numbers("screenWindowCenter", "v2f", 0, 0);
        Numbers("screenWindowWidth", "float", 1);
        // Red, green, blue and white of sRGB (BT.709); without them readers take the same, which camera colours are not.
        if (info.IsSrgb) Numbers("chromaticities", "chromaticities", 0.64f, 0.33f, 0.30f, 0.60f, 0.15f, 0.06f, 0.3127f, 0.3290f);
        if (info.ExposureSeconds is { } seconds) Numbers("expTime", "float", (float)seconds);
        if (info.Iso is { } iso) Numbers("isoSpeed", "float", (float)iso);
        void Text(string name, string? text)
        {
            if (!string.IsNullOrEmpty(text)) Attribute(name, "string", to => to.Write(Encoding.UTF8.GetBytes(text)));
        }

        Text("capDate", info.FirstStart?.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture));
        if (info.FirstStart?.Kind == DateTimeKind.Utc) Numbers("utcOffset", "float", 0);
        Text("cameraModel", info.Camera);
        Text("software", info.Software);
        Text("comments", PictureNotes.Write(info with { Pedestal = 0 }));
        writer.Write((byte)0);
        writer.Flush();
        return bytes.ToArray();
    }

    private static void AddChannels(BinaryWriter to, int planes, bool isHalf)
    {
        foreach (char name in planes == 1 ? "Y" : "BGR")
        {
            to.Write(Encoding.ASCII.GetBytes([name, '\0']));
            to.Write(isHalf ? HalfSamples : FloatSamples);
            // Not the logarithm; three bytes that stay 0; every column and every row.
            Array.ForEach([0, 1, 1], to.Write);
        }

        to.Write((byte)0);
    }

    private static void Add(BinaryWriter writer, string name, string type, Action<BinaryWriter> value)
    {
        using var bytes = new MemoryStream();
        using var own = new BinaryWriter(bytes);
        value(own);
        own.Flush();
        writer.Write(Encoding.ASCII.GetBytes($"{name}\0{type}\0"));
        writer.Write((int)bytes.Length);
        writer.Write(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
