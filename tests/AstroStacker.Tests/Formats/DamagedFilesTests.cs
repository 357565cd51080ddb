using AstroStacker.Formats;
using AstroStacker.Formats.Tiff;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using AstroStacker.Tests.Formats.Ser;
using BitMiracle.LibTiff.Classic;
using Xunit;
using TiffType = AstroStacker.Formats.Tiff.TiffType;

namespace AstroStacker.Tests.Formats;

/// <summary>What every format that reads must do with a damaged file: give a picture or refuse it by name, nothing else.</summary>
public sealed class DamagedFilesTests : IDisposable
{
    private const int Width = 40, Height = 30, Rounds = 150;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("fits")]
    [InlineData("fits16")]
    [InlineData("fits-rice")]
    [InlineData("xisf")]
    [InlineData("tiff")]
    [InlineData("tiff16")]
    [InlineData("lzw")]
    [InlineData("png")]
    [InlineData("ser")]
    public void Read_AnyFileCutOrWithBytesChanged_IsAPictureOrANamedError(string format)
    {
        byte[] whole = File.ReadAllBytes(Whole(format));
        var random = new Random(5);
        int refused = 0;
        for (int round = 0; round < Rounds; round++)
        {
            string path = _folder.At("damaged");
            File.WriteAllBytes(path, Damaged(whole, random));
            try
            {
                using var reader = FrameFormats.Open(path);
                // A damaged size may be any; so much memory is not asked for by a reader but by its user.
                var part = reader.Info.SensorArea.Intersect(new PixelRectangle(0, 0, 2 * Width, 2 * Height));
                for (int plane = 0; plane < reader.Info.PlaneCount; plane++) reader.ReadArea(part, plane);
            }
            catch (FrameException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1, Rounds - 1);
    }

    [Fact]
    public void Read_TiffWithAnImpossiblePredictor_IsANamedError()
    {
        var builder = new TiffBuilder(false);
        int strip = builder.Append(new byte[24]);
        string path = builder.With(TiffTags.ImageWidth, TiffType.UInt32, 4).With(TiffTags.ImageLength, TiffType.UInt32, 3)
            .With(TiffTags.BitsPerSample, TiffType.UInt16, 16).With(TiffTags.Photometric, TiffType.UInt16, 1)
            .With(TiffTags.Compression, TiffType.UInt16, (int)Compression.LZW).With((int)TiffTag.PREDICTOR, TiffType.UInt16, 5000)
            .With(TiffTags.StripOffsets, TiffType.UInt16, strip).With((int)TiffTag.STRIPBYTECOUNTS, TiffType.UInt16, 24)
            .Save(_folder.At("predictor.tif"));
        Assert.Contains("its directory", Assert.Throws<FrameException>(() => FrameFormats.Open(path)).Problem, StringComparison.Ordinal);
    }

    private string Whole(string format)
    {
        string path = _folder.At("whole");
        ushort[] samples = [.. Enumerable.Range(0, Width * Height).Select(i => (ushort)(i * 37))];
        if (format == "ser") return new SerBytes(8, Width, Height, 16).With(samples).Save(path);
        if (format != "lzw")
            return PictureWriting.Write(format, path, PictureWriting.Info(Width, Height, 3), PictureWriting.Noise(Width, Height, 3));
        using var tiff = BitMiracle.LibTiff.Classic.Tiff.Open(path, "w");
        tiff.SetField(TiffTag.IMAGEWIDTH, Width);
        tiff.SetField(TiffTag.IMAGELENGTH, Height);
        tiff.SetField(TiffTag.BITSPERSAMPLE, 16);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
        tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISBLACK);
        tiff.SetField(TiffTag.COMPRESSION, Compression.LZW);
        tiff.SetField(TiffTag.PREDICTOR, Predictor.HORIZONTAL);
        tiff.SetField(TiffTag.ROWSPERSTRIP, 7);
        byte[] bytes = [.. samples.SelectMany(BitConverter.GetBytes)];
        for (int y = 0; y < Height; y++) tiff.WriteScanline(bytes[(y * Width * 2)..((y + 1) * Width * 2)], y);
        return path;
    }

    /// <summary>Cut, or with some bytes changed, most of them in the header or the directory at the end.</summary>
    private static byte[] Damaged(byte[] whole, Random random)
    {
        if (random.Next(4) == 0) return whole[..random.Next(1, whole.Length)];
        byte[] bytes = [.. whole];
        for (int change = random.Next(1, 6); change > 0; change--)
        {
            int at = random.Next(3) switch
            {
                0 => random.Next(bytes.Length),
                1 => random.Next(Math.Min(bytes.Length, 5760)),
                _ => bytes.Length - 1 - random.Next(Math.Min(bytes.Length, 400)),
            };
            bytes[at] = random.Next(3) switch { 0 => 255, 1 => 0, _ => (byte)random.Next(256) };
        }

        return bytes;
    }
}
