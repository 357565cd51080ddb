using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Fits;

/// <summary>What programs write that no real frame is at hand of: their cards as published, and what they mean.</summary>
public sealed class FitsDialectTests : IDisposable
{
    private static readonly CaptureSettings s_light = new() { Type = FrameType.Light };

    private readonly TemporaryFolder _folder = new();

    /// <summary>Program, cards, exposure, temperature, settings.</summary>
    public static TheoryData<string, string, double, double?, CaptureSettings> Programs => new()
    {
        {
            "N.I.N.A.", """
            IMAGETYP= 'LIGHT' / Type of exposure
            EXPOSURE= 30.0 / [s] Exposure duration
            EXPTIME = 30.0 / [s] Exposure duration
            GAIN    = 120 / Sensor gain
            OFFSET  = 30 / Sensor gain offset
            EGAIN   = 1.00224268436432 / [e-/ADU] Electrons per A/D unit
            XPIXSZ  = 4.63 / [um] Pixel X axis size
            SET-TEMP= -10.0 / [degC] CCD temperature setpoint
            CCD-TEMP= -10.1 / [degC] CCD temperature
            OBJCTRA = '00 00 00' / [H M S] RA of imaged object
            OBJCTDEC= '+00 00 00' / [D M S] Declination of imaged object
            SWCREATE= 'N.I.N.A. 1.10.2.90' / Software that created this file
            """, 30, -10.1, s_light with
            {
                TypeText = "LIGHT", Gain = 120, Offset = 30, ElectronsPerAdu = 1.00224268436432, PixelSizeMicrometres = 4.63,
                SetTemperatureCelsius = -10, Program = "N.I.N.A. 1.10.2.90",
            }
        },
        {
            "SharpCap", """
            EXPTIME = 2 / seconds
            XPIXSZ  = 2.4 / microns, includes binning if any
            XBINNING= 1 /
            RA      = 187.3498863705 / Epoch : JNOW
            DEC     = 12.8925716003 / Epoch : JNOW
            CCD-TEMP= -0.5 / C
            BLKLEVEL= 8 /
            GAIN    = 252. /
            SWCREATE= 'SharpCap v4.1.12946.0, 64 bit' /
            """, 2, -0.5, new CaptureSettings
            {
                Gain = 252, Offset = 8, PixelSizeMicrometres = 2.4, Pointing = new SkyPosition(187.3498863705, 12.8925716003),
                Program = "SharpCap v4.1.12946.0, 64 bit",
            }
        },
        {
            "ASIAIR", """
            CREATOR = 'ZWO ASIAIR Plus' / Capture software
            OFFSET  = 10
            SET-TEMP= -10
            EGAIN   = 1.00857579708099
            XBINNING= 1
            CCDXBIN = 1
            XPIXSZ  = 2.40000009536743
            IMAGETYP= 'Light'
            EXPOSURE= 300.0
            EXPTIME = 300.0
            CCD-TEMP= -10.0
            RA      = 319.739055
            DEC     = 43.852758
            GAIN    = 111
            TELESCOP= 'EQMod Mount'
            """, 300, -10, s_light with
            {
                TypeText = "Light", Gain = 111, Offset = 10, ElectronsPerAdu = 1.00857579708099, PixelSizeMicrometres = 2.40000009536743,
                SetTemperatureCelsius = -10, Telescope = "EQMod Mount", Pointing = new SkyPosition(319.739055, 43.852758),
                Program = "ZWO ASIAIR Plus",
            }
        },
        {
            "DWARF", """
            EXP     = 15. / [s] Sub Exposure Time
            GAIN    = 110 / Sub Gain
            BINNING = '2*2' / n*n pixels add together
            RA      = 5.5 / [h] Observe object RA coordinate (J2000)
            DEC     = -5.4 / [deg] Observe object DEC coordinate (J2000)
            OBJECT  = ' ' / Observe object
            TELESCOP= 'DWARFII' / DWARF II telescope
            """, 15, null, new CaptureSettings
            {
                Gain = 110, BinningX = 2, BinningY = 2, Telescope = "DWARFII", Pointing = new SkyPosition(82.5, -5.4),
            }
        },
        {
            "MaxIm DL", """
            EXPTIME = 3.00000000000E+002 / [sec] Duration of exposure
            EXPOSURE= 3.00000000000E+002 / [sec] Duration of exposure
            SET-TEMP= -35.000000000000000 /CCD temperature setpoint in C
            CCD-TEMP= -34.993802250000002 /CCD temperature at start of exposure in C
            XPIXSZ  = 7.4000000000000004 /Pixel Width in microns (after binning)
            READOUTM= 'Monochrome' / Readout mode of image
            IMAGETYP= 'Light Frame' / Type of image
            SWCREATE= 'MaxIm DL Version 5.24 140126 0KJR5' /Name of software
            TELESCOP= 'iTelescope 33' / Telescope name
            OBJCTRA = '18 20 48.12' / [hms J2000] Target right ascension
            OBJCTDEC= '-16 10 58.8' / [dms +N J2000] Target declination
            """, 300, -34.993802250000002, s_light with
            {
                TypeText = "Light Frame", PixelSizeMicrometres = 7.4, SetTemperatureCelsius = -35, ReadoutMode = "Monochrome",
                Telescope = "iTelescope 33", Pointing = new SkyPosition(275.2005, -16.183), Program = "MaxIm DL Version 5.24 140126 0KJR5",
            }
        },
        {
            "APT", """
            EXPTIME = 240. / The total exposure time in seconds
            XPIXSZ  = 4.63 / Pixel width in microns (after binning)
            EGAIN   = 1.00224268436432 / Electronic gain in e-/ADU
            SWCREATE= 'Astro Photography Tool - APT v.3.54.1' / Imaging software
            SNAPSHOT= 1 / Number of images combined
            SET-TEMP= -15. / The setpoint of the cooling in C
            IMAGETYP= 'Light Frame' / The type of image
            OBJCTRA = '01 35 00' / The Right Ascension of the center of the image
            OBJCTDEC= '+30 44 25' / The Declination of the center of the image
            GAIN    = 120 / The gain set (if supported)
            """, 240, null, s_light with
            {
                TypeText = "Light Frame", CombinedCount = 1, Gain = 120, ElectronsPerAdu = 1.00224268436432, PixelSizeMicrometres = 4.63,
                SetTemperatureCelsius = -15, Pointing = new SkyPosition(23.75, 30.740278),
                Program = "Astro Photography Tool - APT v.3.54.1",
            }
        },
        {
            "Astro Pixel Processor", """
            SOFTWARE= 'Astro Pixel Processor by Aries Productions' / software
            CALFRAME= 'MasterFlat' / master flat frame
            EXPTIME = 1.28 / exposure time (s)
            GAIN    = 120.0 / gain or ISO depending on instrument
            NUMFRAME= 30 / # number of frames used in MasterFlat creation
            """, 1.28, null, new CaptureSettings
            {
                Type = FrameType.Flat, TypeText = "MasterFlat", IsMaster = true, CombinedCount = 30, Gain = 120,
                Program = "Astro Pixel Processor by Aries Productions",
            }
        },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Programs))]
    public void Header_OfAProgram_IsUnderstood(string program, string cards, double seconds, double? celsius, CaptureSettings expected)
    {
        var file = new FitsBytes(8, 1, 1);
        foreach (string card in cards.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            file.With(card[..8].Trim(), card[9..].Trim());
        var info = FrameReading.InfoOf(file.With(0).Save(_folder.At("frame.fits")));

        Assert.Equal((program, seconds, celsius), (program, info.ExposureSeconds, info.TemperatureCelsius));
        Assert.Equal(expected.Pointing is null, info.Capture.Pointing is null);
        if (expected.Pointing is { } wanted && info.Capture.Pointing is { } found)
        {
            Assert.Equal(wanted.RightAscensionDegrees, found.RightAscensionDegrees, 1e-4);
            Assert.Equal(wanted.DeclinationDegrees, found.DeclinationDegrees, 1e-4);
        }

        Assert.Equal(expected with { Pointing = null }, info.Capture with { Pointing = null });
    }
}
