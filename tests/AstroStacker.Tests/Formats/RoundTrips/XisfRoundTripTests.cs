using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using AstroStacker.Formats;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.RoundTrips;

/// <summary>
/// Our XISF in the hands of a strict reader of the specification: no program that Debian has reads it (Siril does from 1.3 on).
/// </summary>
public sealed class XisfRoundTripTests : IDisposable
{
    private static readonly XNamespace s_space = "http://www.pixinsight.com/xisf";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Samples_AreThereToTheBit(int planes)
    {
        var example = new Example(_folder, planes);
        var (image, samples, _) = Read(example.Write("xisf"));
        Assert.Equal($"{Example.Width}:{Example.Height}:{planes}", image.Attribute("geometry")?.Value);
        Assert.Equal(planes == 1 ? "Gray" : "RGB", image.Attribute("colorSpace")?.Value);
        Assert.Equal("0:1", image.Attribute("bounds")?.Value);
        Assert.Equal(example.Planes.SelectMany(plane => plane), samples);
    }

    [Fact]
    public void Properties_SayWhatThePictureSays()
    {
        var example = new Example(_folder, 3);
        var (image, _, metadata) = Read(example.Write("xisf"));
        string? Property(XElement of, string id) => of.Elements(s_space + "Property")
            .Where(property => property.Attribute("id")!.Value == id)
            .Select(property => property.Attribute("value")?.Value ?? property.Value).SingleOrDefault();
        Assert.Equal("0.008", Property(image, "Instrument:ExposureTime"));
        Assert.Equal("1600", Property(image, "Instrument:Camera:ISOSpeed"));
        Assert.Equal("0.4", Property(image, "Instrument:Telescope:FocalLength"));
        Assert.Equal("2024-08-12T23:01:02.250Z", Property(image, "Observation:Time:Start"));
        Assert.Equal(example.Info.ObjectName, Property(image, "Observation:Object:Name"));
        Assert.Equal(string.Join('\n', example.Info.History), Property(image, "Processing:History"));
        Assert.Equal("AstroStacker 0.1.0", Property(metadata, "XISF:CreatorApplication"));
        Assert.Equal("2024-08-12T23:21:02.000Z", Property(metadata, "XISF:CreationTime"));
        Assert.Equal("1", image.Element(s_space + "RGBWorkingSpace")?.Attribute("gamma")?.Value);
    }

    [Fact]
    public void Keywords_AreThoseOfFits()
    {
        var (image, _, _) = Read(new Example(_folder, 3).Write("xisf"));
        var keywords = image.Elements(s_space + "FITSKeyword")
            .ToLookup(keyword => keyword.Attribute("name")!.Value, keyword => keyword.Attribute("value")!.Value);
        Assert.Equal("0.008", keywords["EXPTIME"].Single());
        Assert.Equal("'L''Enhance'", keywords["FILTER"].Single());
        Assert.Equal("'2024-08-12T23:01:02.250'", keywords["DATE-OBS"].Single());
        Assert.Equal(2, keywords["HISTORY"].Count());
        Assert.Equal("299.9", keywords["CRVAL1"].Single());
        Assert.Empty(keywords["BITPIX"]);
    }

    [Fact]
    public void MasterOfAMosaic_SaysPatternAndUnits()
    {
        var master = PictureWriting.Master(10, 7);
        var (image, _, _) = Read(PictureWriting.Write("xisf", _folder.At("master.xisf"), master, [new float[70]]));
        Assert.Equal("0:65535", image.Attribute("bounds")?.Value);
        Assert.Equal("MasterDark", image.Attribute("imageType")?.Value);
        var cfa = image.Element(s_space + "ColorFilterArray");
        Assert.Equal(["GRBG", "2", "2"], ((string[])["pattern", "width", "height"]).Select(name => cfa?.Attribute(name)?.Value));
    }

    [Fact]
    public void Header_LongerThanABlock_MovesTheSamples()
    {
        var info = PictureWriting.Info(5, 4, 1) with { History = [.. Enumerable.Repeat(new string('x', 70), 200)] };
        var planes = PictureWriting.Noise(5, 4, 1);
        var (_, samples, _) = Read(PictureWriting.Write("xisf", _folder.At("long.xisf"), info, planes));
        Assert.Equal(planes[0], samples);
    }

    /// <summary>Holds the file to the specification: every byte is start, header, padding of zeros, or sample.</summary>
    private static (XElement Image, float[] Samples, XElement Metadata) Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        Assert.Equal("XISF0100"u8, file.AsSpan(0, 8));
        int length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8));
        Assert.Equal(0, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12)));
        var root = XDocument.Load(new MemoryStream(file, 16, length)).Root!;
        Assert.Equal((s_space + "xisf", "1.0"), (root.Name, root.Attribute("version")?.Value));
        var image = root.Elements(s_space + "Image").Single();
        Assert.Equal("Float32", image.Attribute("sampleFormat")?.Value);
        Assert.Equal("little", image.Attribute("byteOrder")?.Value);
        Assert.Equal("Planar", image.Attribute("pixelStorage")?.Value);
        string[] location = image.Attribute("location")!.Value.Split(':');
        Assert.Equal("attachment", location[0]);
        int at = int.Parse(location[1], CultureInfo.InvariantCulture), bytes = int.Parse(location[2], CultureInfo.InvariantCulture);
        Assert.Equal(file.Length, at + bytes);
        Assert.All(file[(16 + length)..at], value => Assert.Equal(0, value));
        return (image, MemoryMarshal.Cast<byte, float>(file.AsSpan(at)).ToArray(), root.Elements(s_space + "Metadata").Single());
    }
}
