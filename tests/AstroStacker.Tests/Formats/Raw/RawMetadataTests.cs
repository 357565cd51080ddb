using AstroStacker.Formats.Raw;
using AstroStacker.Testing;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Exif.Makernotes;
using Xunit;

namespace AstroStacker.Tests.Formats.Raw;

public sealed class RawMetadataTests
{
    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(1, true, 0)]
    [InlineData(3, true, 0)]
    [InlineData(4, false, 1)]
    public void From_CanonFileInfo_TellsNoiseReductionAndWarnsOfAutomatic(int value, bool isOn, int warnings)
    {
        var canon = new CanonMakernoteDirectory();
        canon.Set(0x0093, new short[] { 0, 0, 0, 0, 0, 0, 0, 0, (short)value });

        Assert.Equal((isOn, warnings), (RawMetadata.From([canon]).LongExposureNoiseReduction, RawMetadata.From([canon]).Warnings.Count));
    }

    [Theory]
    [InlineData("FPNR", true)]
    [InlineData("OFF ", false)]
    public void From_NikonNoiseReduction_TellsTheSubtractedDark(string value, bool isOn)
    {
        var nikon = new NikonType2MakernoteDirectory();
        nikon.Set(0x0095, value);

        Assert.Equal(isOn, RawMetadata.From([nikon]).LongExposureNoiseReduction);
    }

    [Theory]
    [InlineData(0x10001L, true)]
    [InlineData(0xffff0000L, false)]
    [InlineData(0xffffffffL, false)]
    public void From_SonyNoiseReduction_TellsTheSubtractedDark(long value, bool isOn)
    {
        var sony = new SonyType1MakernoteDirectory();
        sony.Set(0x2008, (uint)value);

        Assert.Equal(isOn, RawMetadata.From([sony]).LongExposureNoiseReduction);
    }

    [Fact]
    public void From_OtherMakers_TellTheSubtractedDark()
    {
        var panasonic = new PanasonicMakernoteDirectory();
        panasonic.Set(0x0049, 2);
        var pentax = new PentaxMakernoteDirectory();
        pentax.Set(0x0049, 1);
        var olympus = new OlympusCameraSettingsMakernoteDirectory();
        olympus.Set(0x050a, 3);

        Assert.True(RawMetadata.From([panasonic]).LongExposureNoiseReduction);
        Assert.True(RawMetadata.From([pentax]).LongExposureNoiseReduction);
        Assert.True(RawMetadata.From([olympus]).LongExposureNoiseReduction);
        Assert.False(RawMetadata.From([]).LongExposureNoiseReduction);
    }

    [Fact]
    public void From_LossyNikonAndCorrectedSony_Warn()
    {
        var nikon = new NikonType2MakernoteDirectory();
        nikon.Set(NikonType2MakernoteDirectory.TagNefCompression, 4);
        var sony = new SonyType1MakernoteDirectory();
        sony.Set(0x2011, 2);

        string[] warnings = [.. RawMetadata.From([nikon, sony]).Warnings];

        Assert.StartsWith("Lossy RAW (Nikon", warnings[0]);
        Assert.StartsWith("Lens-corrected RAW (Sony", warnings[1]);
    }

    [Fact]
    public void From_ExifClock_KeepsTheFractionOfASecond()
    {
        var exif = new ExifSubIfdDirectory();
        exif.Set(ExifDirectoryBase.TagDateTimeOriginal, "2023:05:22 11:01:56");
        exif.Set(ExifDirectoryBase.TagSubsecondTimeOriginal, "07");

        Assert.Equal(new DateTime(2023, 5, 22, 11, 1, 56, 70), RawMetadata.From([exif]).StartTime);
    }

    [Fact]
    public void From_SerialNumbers_TakesExifBeforeTheMakersNotes()
    {
        var exif = new ExifSubIfdDirectory();
        exif.Set(ExifDirectoryBase.TagBodySerialNumber, "012345678901 ");
        var blank = new ExifSubIfdDirectory();
        blank.Set(ExifDirectoryBase.TagBodySerialNumber, "0000000");
        var canon = new CanonMakernoteDirectory();
        canon.Set(CanonMakernoteDirectory.TagCanonSerialNumber, 1230405U);
        var nikon = new NikonType2MakernoteDirectory();
        nikon.Set(NikonType2MakernoteDirectory.TagCameraSerialNumber, "6001234");
        var root = new ExifIfd0Directory();
        root.Set(0xC62F, "42-7");

        Assert.Equal("012345678901", RawMetadata.From([canon, exif]).SerialNumber);
        Assert.Equal("1230405", RawMetadata.From([blank, canon]).SerialNumber);
        Assert.Equal("6001234", RawMetadata.From([nikon]).SerialNumber);
        Assert.Equal("42-7", RawMetadata.From([root, canon]).SerialNumber);
        Assert.Null(RawMetadata.From([blank]).SerialNumber);
    }

    [Fact]
    public void Read_AnyDamagedFile_DoesNotThrow()
    {
        foreach (string path in SharedData.RequireFiles("raw_damaged")) Assert.NotNull(RawMetadata.Read(path));
    }
}
