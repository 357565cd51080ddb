using System.Globalization;
using System.Xml.Linq;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Xisf;

/// <summary>How an image of an XISF file lies in it (specification 1.0, section 11.5).</summary>
internal sealed record XisfImage
{
    private const string SaveAnew = "Save it as one XISF file of UInt8, UInt16, UInt32, Float32 or Float64 samples, or as FITS.";

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int PlaneCount { get; init; }

    /// <summary>As FITS names it: 8, 16, 32 (all without a sign here), -32, -64.</summary>
    public required int BitPix { get; init; }

    /// <summary>The samples of a pixel follow each other ("normal"); else plane follows plane.</summary>
    public required bool Interleaved { get; init; }

    public required bool BigEndian { get; init; }

    public required long Position { get; init; }

    /// <summary>Bytes in the file.</summary>
    public required long StoredBytes { get; init; }

    /// <summary>Null where the samples aren't compressed.</summary>
    public required XisfCompression? Compression { get; init; }

    /// <summary>The sample value of white, for floating-point images; null where the file doesn't say.</summary>
    public required double? UpperBound { get; init; }

    public int SampleBytes => Math.Abs(BitPix) / 8;

    public long DataBytes => (long)Width * Height * PlaneCount * SampleBytes;

    /// <summary>Throws <see cref="FrameException"/> for what can't be read, by name.</summary>
    public static XisfImage From(XElement element, SampleFile file)
    {
        string path = file.Path;
        string Of(string name) => element.Attribute(name)?.Value.Trim() ?? "";
        long[] geometry = Numbers(Of("geometry"), path);
        if (geometry.Length != 3 || geometry.Any(size => size < 1) || geometry[0] > int.MaxValue / 8 || geometry[1] > int.MaxValue / 8)
            throw new FrameException(path, $"has an XISF image of geometry '{Of("geometry")}', not columns:rows:planes", SaveAnew);
        string[] location = Of("location").Split(':');
        if (location is not ["attachment", _, _])
            throw new FrameException(path, $"keeps its samples in its XISF header or another file ({location[0]})", SaveAnew);
        long[] place = Numbers(string.Join(':', location[1..]), path);
        var image = new XisfImage
        {
            Width = (int)geometry[0],
            Height = (int)geometry[1],
            PlaneCount = PlanesOf(geometry[2], Of("colorSpace"), path),
            BitPix = BitPixOf(Of("sampleFormat"), path),
            Interleaved = string.Equals(Of("pixelStorage"), "normal", StringComparison.OrdinalIgnoreCase),
            BigEndian = string.Equals(Of("byteOrder"), "big", StringComparison.OrdinalIgnoreCase),
            Position = place[0],
            StoredBytes = place[1],
            Compression = Of("compression") is { Length: > 0 } text ? XisfCompression.Parse(text, Of("subblocks"), path) : null,
            UpperBound = BoundOf(Of("bounds")),
        };
        if (image.Position < 0 || image.StoredBytes < 0 || image.Position + image.StoredBytes > file.Length)
            throw new FrameException(
                path, $"has {file.Length} bytes but its samples end at byte {image.Position + image.StoredBytes}", Remedies.Damaged);
        long there = image.Compression?.UnpackedBytes ?? image.StoredBytes;
        if (there < image.DataBytes)
            throw new FrameException(
                path, $"keeps {there} bytes of samples where its geometry needs {image.DataBytes}", Remedies.Damaged);
        return image;
    }

    /// <summary>Planes beyond those of the colour space are alpha channels.</summary>
    private static int PlanesOf(long planes, string colourSpace, string path) => colourSpace switch
    {
        "" or "Gray" => 1,
        "RGB" when planes >= 3 => 3,
        _ => throw new FrameException(path, $"has {planes} planes of the colour space '{colourSpace}'", "Save it as grey or RGB."),
    };

    private static int BitPixOf(string format, string path) => format switch
    {
        "UInt8" => 8,
        "UInt16" => 16,
        "UInt32" => 32,
        "Float32" => -32,
        "Float64" => -64,
        _ => throw new FrameException(path, $"keeps its samples as '{format}'", SaveAnew),
    };

    private static double? BoundOf(string bounds) =>
        double.TryParse(bounds.Split(':')[^1], CultureInfo.InvariantCulture, out double upper) && upper > 0 && double.IsFinite(upper)
            ? upper : null;

    /// <summary>Whole numbers between colons.</summary>
    internal static long[] Numbers(string text, string path)
    {
        var numbers = new List<long>();
        foreach (string part in text.Split(':'))
        {
            if (!long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number > 1L << 50)
                throw new FrameException(path, $"has '{text}' where its XISF header should have whole numbers", Remedies.Damaged);
            numbers.Add(number);
        }

        return [.. numbers];
    }
}
