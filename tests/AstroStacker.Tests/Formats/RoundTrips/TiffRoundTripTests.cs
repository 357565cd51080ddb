using AstroStacker.Formats;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.RoundTrips;

/// <summary>Our TIFF in the hands of libtiff's tools and of ImageMagick.</summary>
public sealed class TiffRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<bool, int> Kinds => new(
        from compress in (bool[])[false, true] from planes in (int[])[1, 3] select (compress, planes));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Libtiff_ReadsEveryFloat(bool compress, int planes)
    {
        var example = new Example(_folder, planes);
        using var reader = FrameFormats.Open(Plain(example.Write("tiff", compress)));
        Assert.True(reader.ReadsInPlace);
        for (int plane = 0; plane < planes; plane++) Assert.Equal(example.Planes[plane], reader.ReadAll(plane));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Libtiff_ReadsEveryLevel(int planes)
    {
        var example = new Example(_folder, planes);
        using var reader = FrameFormats.Open(Plain(example.Write("tiff16")));
        for (int plane = 0; plane < planes; plane++)
            Assert.Equal(example.Levels[plane], reader.ReadAll(plane).Select(level => (int)level));
    }

    [Theory]
    [InlineData("tiff", true)]
    [InlineData("tiff16", false)]
    public void OurReader_ReadsWhatWeCompress(string format, bool compress)
    {
        var example = new Example(_folder, 3);
        using var reader = FrameFormats.Open(example.Write(format, compress));
        for (int plane = 0; plane < 3; plane++)
        {
            float[] expected = compress ? example.Planes[plane] : [.. example.Levels[plane].Select(level => (float)level)];
            Assert.Equal(expected, reader.ReadAll(plane));
        }
    }

    [Fact]
    public void Tiffinfo_NamesCompressionAndPredictor()
    {
        var example = new Example(_folder, 3);
        Assert.Matches("Compression Scheme: None", Tool.Run("tiffinfo", example.Write("tiff")));
        string floats = Tool.Run("tiffinfo", example.Write("tiff", compress: true));
        Assert.Matches("Compression Scheme: AdobeDeflate", floats);
        Assert.Matches("Predictor: floating point predictor 3", floats);
        string integers = Tool.Run("tiffinfo", example.Write("tiff16"));
        Assert.Matches("Compression Scheme: AdobeDeflate", integers);
        Assert.Matches("Predictor: horizontal differencing 2", integers);
    }

    [Fact]
    public void Compressed_OfASky_IsSmaller()
    {
        var example = new Example(_folder, 1);
        example.MakeSky();
        long plain = new FileInfo(example.Write("tiff")).Length, smaller = new FileInfo(example.Write("tiff", compress: true)).Length;
        Assert.True(smaller < 0.9 * plain, $"{smaller} of {plain} bytes");
    }

    [Theory]
    [InlineData("tiff16")]
    [InlineData("png")]
    public void ImageMagick_ReadsEveryLevel(string format)
    {
        var example = new Example(_folder, 3);
        string raw = _folder.At("raw.rgb");
        // Linear samples are wanted as they are, whatever the picture says of its curve.
        Tool.Run("convert", example.Write(format), "-set", "colorspace", "sRGB", "-depth", "16", "-endian", "LSB", $"rgb:{raw}");
        ushort[] expected = [.. Example.Interleaved(example.Levels).Select(level => (ushort)level)];
        Assert.Equal(Example.Bytes(expected), File.ReadAllBytes(raw));
    }

    /// <summary>Decoded by libtiff, written without compression.</summary>
    private string Plain(string path)
    {
        string plain = _folder.At("plain.tif");
        Tool.Run("tiffcp", "-c", "none", path, plain);
        return plain;
    }
}
