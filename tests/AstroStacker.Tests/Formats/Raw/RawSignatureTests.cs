using AstroStacker.Formats;
using AstroStacker.Formats.Raw;
using AstroStacker.Formats.Tiff;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Raw;

public sealed class RawSignatureTests
{
    [Fact]
    public void Recognises_EveryRawFile_ByItsContent()
    {
        string[] others = ["FITS.fits", "drewnoakes_issue247-1.nef"];
        var files = SharedData.RequireFiles("raw_damaged").Concat(SharedData.RequireFiles("raw_formats"));

        foreach (string path in files) Assert.True(Recognises(path) != others.Contains(Path.GetFileName(path)), path);
    }

    [Fact]
    public void Recognises_RawFileOfAnotherName_StillTakesIt()
    {
        using var folder = new TemporaryFolder();
        File.Copy(SharedData.Require("raw_formats", "RAW_KODAK_DC50.KDC"), folder.At("picture.tif"));

        Assert.True(Recognises(folder.At("picture.tif")));
    }

    [Fact]
    public void Recognises_TiffPictureOfACamera_LeavesItAlone()
    {
        using var folder = new TemporaryFolder();
        var builder = new TiffBuilder(bigEndian: false);
        int strip = builder.AppendUInt16(1, 2, 3, 4, 5, 6);
        string path = builder.With(TiffTags.ImageWidth, TiffType.UInt32, 2).With(TiffTags.ImageLength, TiffType.UInt32, 1)
            .With(TiffTags.BitsPerSample, TiffType.UInt16, 16, 16, 16).With(TiffTags.Compression, TiffType.UInt16, 1)
            .With(TiffTags.Photometric, TiffType.UInt16, 2).WithText(RawDirectory.Make, "Canon").WithText(TiffTags.Model, "Canon EOS 6D")
            .With(TiffTags.StripOffsets, TiffType.UInt32, strip).With(TiffTags.SamplesPerPixel, TiffType.UInt16, 3)
            .With(RawDirectory.StripByteCounts, TiffType.UInt32, 12).Save(folder.At("picture.nef"));

        Assert.False(Recognises(path));
    }

    [Fact]
    public void Recognises_NonsenseStart_IsFalse()
    {
        using var folder = new TemporaryFolder();
        foreach (byte[] start in (byte[][])[[], [.. "II*\0"u8], [.. "FUJIFILMCCD"u8], [.. "II*\0\b\0\0\0\u00ff"u8]])
        {
            File.WriteAllBytes(folder.At("nonsense"), start);
            Assert.False(Recognises(folder.At("nonsense")));
        }
    }

    private static bool Recognises(string path)
    {
        using var stream = File.OpenRead(path);
        var start = new byte[4096];
        int count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return RawSignature.Matches(start.AsSpan(0, count), path);
    }
}
