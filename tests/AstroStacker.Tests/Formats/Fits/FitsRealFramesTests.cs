using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Fits;

public sealed class FitsRealFramesTests
{
    [Fact]
    public void Open_SeestarFrame_SaysWhatItsHeaderSays()
    {
        var info = FrameReading.InfoOf(SharedData.RequireFiles("ngc7023_cfa_fits")[0]);
        Assert.Equal((1080, 1920), (info.Width, info.Height));
        Assert.Equal("GRBG", info.Cfa?.Letters);
        Assert.Equal(10, info.ExposureSeconds);
        Assert.Equal(32.5625, info.TemperatureCelsius);
        Assert.Equal(SampleType.UInt16, info.SampleType);
    }

    [Fact]
    public void Open_MonoFrameWithItsOwnDialect_SaysWhatItsHeaderSays()
    {
        var info = FrameReading.InfoOf(SharedData.RequireFiles("hatp32_mono_fits")[0]);
        Assert.Null(info.Cfa);
        Assert.Equal(60, info.ExposureSeconds);
        Assert.Equal(-2.15, info.TemperatureCelsius!.Value, 9);
        Assert.Equal("HATP-32", info.ObjectName);
        Assert.Equal(new DateTime(2017, 12, 20, 1, 33, 43, 317, DateTimeKind.Utc), info.StartTime);
    }

    [Fact]
    public void Open_CalibrationSet_TellsDarksByExposure()
    {
        var exposures = SharedData.RequireFiles("ccd_calibration")
            .Select(file => FrameReading.InfoOf(file).ExposureSeconds);
        Assert.Equal([0, 0, 0, 0, 60, 60, 60, 60, 300, 30, 23, 23, 23, 23], exposures);
    }

    [Fact]
    public void Open_FitsWithoutAPicture_IsRefusedByName()
    {
        string path = SharedData.Require("raw_damaged", "FITS.fits");
        Assert.Contains("NAXIS = 0", Assert.Throws<FrameException>(() => FrameFormats.Open(path)).Problem,
            StringComparison.Ordinal);
    }
}
