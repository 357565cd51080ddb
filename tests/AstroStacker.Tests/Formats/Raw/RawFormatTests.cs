using AstroStacker.Formats.Raw;
using AstroStacker.Imaging;
using AstroStacker.Registration.Pictures;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Raw;

public sealed class RawFormatTests(RawWorkers workers) : IClassFixture<RawWorkers>
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["06_PGTM2_unsigned16.dng"] = "refused: camera RAW (Test Camera) holds no picture: all of its 40,000 samples are 8000",
        ["07_PGTM2_float16.dng"] = "refused: camera RAW (Test Camera) holds no picture: all of its 40,000 samples are 8000",
        ["14_hdr_sdr_profiles.dng"] = "refused: it stores 32-bit floating-point samples",
        ["IMAGE01.QTK"] = "Apple QuickTake 100 320x240 planes 1 cfa GRBG black 0 white 1023",
        ["RAW_CANON_G1.CRW"] = "Canon PowerShot G1 2144x1560 planes 1 cfa GMYC black 31 white 1023",
        ["RAW_KODAK_DC50.KDC"] = "Kodak DC50 768x512 planes 1 cfa GRBG black 0 white 16383",
        ["TEST150.QTK"] = "Apple QuickTake 150 640x480 planes 1 cfa GRBG black 0 white 16383",
        ["imagemeta_CRW.CRW"] = "Canon EOS D30 2224x1456 planes 1 cfa RGGB black 127 128 128 128 white 4095",
        ["photoprism_canon_eos_6d.dng"] = "Canon EOS 6D 1224x816 planes 3 cfa - black 0 white 65535",
        ["tinydng_colorchart.dng"] = "Canon EOS Kiss X4 1888x1182 planes 1 cfa RGGB black 2056 white 15000",
        ["twelvemonkeys_test.dng"] = "Blackmagic Pocket Cinema Camera 1952x1112 planes 1 cfa GBRG black 256 white 51080",
    };

    public static TheoryData<string> Files => [.. Expected.Keys];

    [Theory]
    [InlineData("RAW_CANON_G1.CRW")]
    [InlineData("RAW_KODAK_DC50.KDC")]
    [InlineData("imagemeta_CRW.CRW")]
    [InlineData("photoprism_canon_eos_6d.dng")]
    [InlineData("tinydng_colorchart.dng")]
    public void OpenHeader_CameraRaw_SaysWhatOpenSaysButForLevels(string name)
    {
        string path = SharedData.Require("raw_formats", name);
        using var format = new RawFormat(launcher: null);
        using var quick = format.OpenHeader(path);
        using var whole = format.Open(path);
        var wanted = whole.Info with { Black = quick.Info.Black, SaturationAdu = quick.Info.SaturationAdu, Colour = null, Warnings = [] };
        Assert.Equal(wanted, quick.Info with { Colour = null, Warnings = wanted.Warnings });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Decode_FileOfTheTable_GivesWhatTheTableSays(string name)
    {
        string path = SharedData.Require("raw_formats", name);
        if (Expected[name].StartsWith("refused: ", StringComparison.Ordinal))
        {
            Assert.Contains(Expected[name]["refused: ".Length..], Assert.Throws<FrameException>(() => workers.Decode(path)).Problem);
            return;
        }

        var (info, samples) = workers.Decode(path);

        Assert.Equal(Expected[name], Describe(info));
        Assert.Equal(path, info.Path);
        Assert.True(samples.Distinct().Count() > 50);
    }

    [Fact]
    public void Table_Folder_NamesEveryFile() =>
        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), SharedData.RequireFiles("raw_formats").Select(Path.GetFileName));

    [Fact]
    public void Open_CanonD30_ReadsMarginsExposureAndClock()
    {
        using var reader = workers.Open(SharedData.Require("raw_formats", "imagemeta_CRW.CRW"));

        Assert.Equal(new PixelRectangle(48, 6, 2176, 1448), reader.Info.VisibleArea);
        Assert.Equal("camera RAW (Canon EOS D30)", reader.Info.FormatName);
        Assert.Equal(100, reader.Info.Iso);
        Assert.Equal(4.967, reader.Info.ExposureSeconds!.Value, 3);
        Assert.True(reader.Info.HasBlackLevel);
        Assert.Null(reader.Info.TemperatureCelsius);
        Assert.Null(reader.Info.Colour!.CameraMultipliers);
        Assert.NotNull(reader.Info.StartTime);
        Assert.False(reader.ReadsInPlace);
    }

    [Fact]
    public void Open_CanonD30_MatrixKeepsNeutralNeutral()
    {
        using var reader = workers.Open(SharedData.Require("raw_formats", "imagemeta_CRW.CRW"));
        var matrix = reader.Info.Colour!.CameraToSrgb!;

        for (int row = 0; row < 3; row++) Assert.Equal(1, matrix[3 * row] + matrix[3 * row + 1] + matrix[3 * row + 2], 12);
        Assert.Equal(1.5142, matrix[0], 3);
        Assert.Equal(1.92417 / 0.915231, reader.Info.Colour.DaylightMultipliers![0], 4);
        Assert.Equal(1, reader.Info.Colour.DaylightMultipliers[1]);
    }

    [Fact]
    public void Open_IdentityColourMatrix_IsNoMatrix()
    {
        using var reader = workers.Open(SharedData.Require("m27_cfa_dng", "M27_Light_1069.dng"));

        Assert.Null(reader.Info.Colour?.CameraToSrgb);
        Assert.Null(reader.Info.Colour?.DaylightMultipliers);
    }

    [Fact]
    public void Open_LossyDng_Warns()
    {
        using var reader = workers.Open(SharedData.Require("raw_formats", "photoprism_canon_eos_6d.dng"));

        Assert.Contains(reader.Info.Warnings, warning => warning.StartsWith("Lossy RAW", StringComparison.Ordinal));
    }

    // OpenCV's own libjpeg once took the place of LibRaw's: the process crashed.
    [Fact]
    public void Open_LossyDngAfterOpenCv_IsRead()
    {
        string path = SharedData.Require("raw_formats", "photoprism_canon_eos_6d.dng");
        Assert.Equal(100, FeatureLibrary.Run(() => Spectrum.FastLength(97)));

        using var reader = workers.Open(path);

        Assert.NotEmpty(reader.Info.Warnings);
    }

    [Fact]
    public void Read_Window_IsCutOutOfTheDecodedFrame()
    {
        string path = SharedData.Require("raw_formats", "twelvemonkeys_test.dng");
        var (info, samples) = workers.Decode(path);
        using var reader = workers.Open(path);
        var area = new PixelRectangle(975, 611, 5, 3);

        float[] window = reader.ReadArea(area);

        Assert.Equal(FrameReading.Cut([.. samples.Select(sample => (float)sample)], info.Width, area), window);
    }

    private static string Describe(FrameInfo info)
    {
        string black = string.Join(' ', info.Black.LevelsAdu);
        return FormattableString.Invariant(
            $"{info.Camera} {info.Width}x{info.Height} planes {info.PlaneCount} cfa {info.Cfa?.ToString() ?? "-"}")
            + FormattableString.Invariant($" black {black} white {info.SaturationAdu}");
    }
}
