using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Fits;

/// <summary>Every real frame's settings, as a person reads them from its header; docs/algorithms/headers.md has the rules.</summary>
public sealed class RealCaptureTests
{
    private static readonly CaptureSettings s_stl1001 = new()
    {
        ElectronsPerAdu = 2.06,
        SetTemperatureCelsius = -5,
        PixelSizeMicrometres = 24,
        Program = "CCDSoft Version 5.00.218",
    };

    private static readonly CaptureSettings s_seestar = new()
    {
        Type = FrameType.Light,
        TypeText = "Light",
        Gain = 80,
        Telescope = "Seestar S50",
        PixelSizeMicrometres = 2.90000009536743,
        Program = "ZWO Seestar S50",
    };

    /// <summary>Folder, begin of the names, exposure, settings.</summary>
    public static TheoryData<string, string, double, CaptureSettings> Frames => new()
    {
        { "ccd_calibration", "biases", 0, s_stl1001 with { Type = FrameType.Bias, TypeText = "Bias Frame" } },
        { "ccd_calibration", "darks-expos1-", 60, s_stl1001 with { Type = FrameType.Dark, TypeText = "Dark Frame" } },
        { "ccd_calibration", "darks-expos30s", 30, s_stl1001 with { Type = FrameType.Dark, TypeText = "Dark Frame" } },
        { "ccd_calibration", "darks-expos300s", 300, s_stl1001 with { Type = FrameType.Dark, TypeText = "Dark Frame" } },
        { "ccd_calibration", "flat", 23, s_stl1001 with { Type = FrameType.Light, TypeText = "Light Frame" } },
        { "m94_cfa_fits", "Light", 10, s_seestar with { Pointing = new SkyPosition(193.04166, 40.970556) } },
        { "ngc7023_cfa_fits", "Light_NGC_7023_10", 10, s_seestar with { Pointing = new SkyPosition(315.499995, 68.215556) } },
        {
            "m27_cfa_fits", "Light", 6, new CaptureSettings
            {
                Type = FrameType.Light,
                TypeText = "Light",
                Gain = 180,
                Telescope = "EQMod Mount",
                PixelSizeMicrometres = 3.75,
                Pointing = new SkyPosition(299.925, 22.722),
                Program = "INDI",
            }
        },
        {
            "hatp32_mono_fits", "HATP", 60, new CaptureSettings
            {
                Telescope = "Cecilia", Pointing = new SkyPosition(31.312, 46.769), Program = "MicroObservatory2014-05-23",
            }
        },
    };

    [Theory]
    [MemberData(nameof(Frames))]
    public void Open_RealFrame_ReadsWhatAPersonReads(string folder, string names, double exposureSeconds, CaptureSettings expected)
    {
        string[] files =
        [
            .. SharedData.RequireFiles(folder).Where(file => Path.GetFileName(file).StartsWith(names, StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            var info = FrameReading.InfoOf(file);
            var found = info.Capture;
            Assert.Equal(exposureSeconds, info.ExposureSeconds);
            // The mount moves a little from frame to frame.
            Assert.Equal(expected.Pointing is null, found.Pointing is null);
            if (expected.Pointing is { } wanted)
            {
                Assert.Equal(wanted.RightAscensionDegrees, found.Pointing!.Value.RightAscensionDegrees, 0.2);
                Assert.Equal(wanted.DeclinationDegrees, found.Pointing.Value.DeclinationDegrees, 0.2);
            }

            Assert.Equal(expected with { Pointing = null },
                found with { TypeText = found.TypeText?.Trim(), Pointing = null });
        }
    }

    [Theory]
    [InlineData("ccd_calibration", "SBIG STL-1001 3 CCD Camera", -5.0, "Visible")]
    [InlineData("m94_cfa_fits", "Seestar S50", 26.0, "IRCUT")]
    [InlineData("ngc7023_cfa_fits", "Seestar S50", 32.0, "IRCUT")]
    [InlineData("m27_cfa_fits", "ZWO CCD ASI224MC", null, "Luminance")]
    [InlineData("hatp32_mono_fits", "Main", -2.0, "Clear")]
    public void Open_RealFrame_NamesCameraTemperatureAndFilter(string folder, string camera, double? celsius, string filter)
    {
        foreach (string file in SharedData.RequireFiles(folder))
        {
            var info = FrameReading.InfoOf(file);
            Assert.Equal((camera, filter), (info.Camera, info.Filter?.Trim()));
            Assert.Equal(celsius is null, info.TemperatureCelsius is null);
            if (celsius is { } wanted) Assert.InRange(info.TemperatureCelsius!.Value, wanted - 3, wanted + 3);
        }
    }
}
