using AstroStacker.Pipeline.Night.Sorting;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Night;

public sealed class NamesTests
{
    [Theory]
    [InlineData("M31", "M31")]
    [InlineData("  NGC 7023 ", "NGC 7023")]
    [InlineData("Unknown", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Target_OfHeader_IsAsWritten(string? header, string? target) => Assert.Equal(target, TargetName.OfHeader(header));

    [Theory]
    [InlineData("Autorun/Light/M42", "Light_M42_180.0s_Bin1_gain100_20220101-212121_-10.0C_0001.fit", "M42")]
    [InlineData("MyWorks/M 42_sub", "Light_M 42_10.0s_IRCUT_20240730-224436.fit", "M 42")]
    [InlineData("M 42_sub", "0001.fit", "M 42")]
    [InlineData("", "Light_mosaic_NGC 7000_20.0s_LP_20240730-224436.fit", "NGC 7000")]
    [InlineData("M31/2024-01-01/LIGHT", "2024-01-01_22-00-00_Ha_-10.00_300.00s_0001.fits", "M31")]
    [InlineData("", "Rosette_Light_Ha_60_secs_001.fits", "Rosette")]
    [InlineData("DWARF_RAW_TELE_M 42_EXP_15_GAIN_80_2024-01-02-20-10-11-123", "0001.fits", "M 42")]
    [InlineData("", "M 42_15s60_Astro_20240101-221122123_19C.fits", "M 42")]
    [InlineData("North America Nebula/lights", "IMG_0001.CR2", "North America Nebula")]
    [InlineData("M42 lights", "IMG_0001.CR2", "M42")]
    [InlineData("Dark Shark Nebula/lights", "0001.fits", "Dark Shark Nebula")]
    [InlineData("", "NGC7000_0012.fits", "NGC7000")]
    [InlineData("lights", "IMG_0001.CR2", null)]
    [InlineData("2024-01-02/Capture/21_10_10", "Capture_00001.fits", null)]
    [InlineData("DCIM/100CANON", "IMG_0001.CR2", null)]
    public void Target_OfNames_IsAsWritten(string folder, string name, string? target) =>
        Assert.Equal(target, TargetName.OfNames(new FoundFile(name, folder, name)));

    [Theory]
    [MemberData(nameof(TypeNamesTests.Languages), MemberType = typeof(TypeNamesTests))]
    public void Target_OfAFolderNamedForAType_IsNone(string language, string lights, params string[] others)
    {
        foreach (string name in others.Prepend(lights))
            Assert.True(TargetName.OfNames(new FoundFile("0001.fits", name, "0001.fits")) is null, $"{language}: {name}");
    }

    [Theory]
    [InlineData("Nebulosa oscura", "Nebulosa oscura")]
    [InlineData("Northern Lights", "Northern Lights")]
    [InlineData("M 31 Aufnahmen", "M 31")]
    [InlineData("Brutes NGC 891", "NGC 891")]
    public void Target_BesideWordsForTypes_IsTheRest(string folder, string target) =>
        Assert.Equal(target, TargetName.OfNames(new FoundFile("0001.fits", folder, "0001.fits")));

    [Theory]
    [InlineData("Lum", "L")]
    [InlineData("Luminance", "L")]
    [InlineData("red", "R")]
    [InlineData("H-alpha 7nm", "Ha")]
    [InlineData("Ha 3nm", "Ha")]
    [InlineData("Antlia OIII 3 nm", "OIII")]
    [InlineData("O3", "OIII")]
    [InlineData("S_II", "SII")]
    [InlineData("IRCUT", "IRCUT")]
    [InlineData("LP", "LP")]
    [InlineData("Visible", "Visible")]
    [InlineData("None", null)]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void Filter_OfHeader_HasItsCommonSpelling(string? header, string? filter) => Assert.Equal(filter, FilterName.Common(header));

    [Theory]
    [InlineData("", "M42_Light_Ha_60_secs_001.fits", true, "Ha")]
    [InlineData("", "2024-01-01_22-00-00_L_-10.00_300.00s_0001.fits", true, "L")]
    [InlineData("", "M42-001R.fit", true, "R")]
    [InlineData("", "M42-OIII-300s.fit", true, "OIII")]
    [InlineData("Flats/Red", "0001.fits", true, "R")]
    [InlineData("Red Rectangle", "0001.fits", true, null)]
    [InlineData("", "Light_M 42_10.0s_IRCUT_20240730-224436.fit", false, "IRCUT")]
    [InlineData("", "M42_L-Pro_60s.fits", false, "L-Pro")]
    [InlineData("", "L_1234_ISO800_30s.CR2", false, null)]
    [InlineData("lights", "IMG_0001.CR2", false, null)]
    public void Filter_OfNames_HasItsCommonSpelling(string folder, string name, bool mono, string? filter) =>
        Assert.Equal(filter, FilterName.OfNames(new FoundFile(name, folder, name), mono));
}
