using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night.Sorting;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Night;

public sealed class NameReadingTests
{
    [Theory]
    [InlineData("darks", FrameType.Dark)]
    [InlineData("Darks_300s_-10C", FrameType.Dark)]
    [InlineData("Dunkelbilder", FrameType.Dark)]
    [InlineData("noirs", FrameType.Dark)]
    [InlineData("tomas oscuras", FrameType.Dark)]
    [InlineData("darks-expos300s-Neg5-Vis.00000000.DARK", FrameType.Dark)]
    [InlineData("Flats", FrameType.Flat)]
    [InlineData("PLU", FrameType.Flat)]
    [InlineData("SkyFlat_001", FrameType.Flat)]
    [InlineData("Weißbilder", FrameType.Flat)]
    [InlineData("flat-expos23s-Neg5-Vis.00000003", FrameType.Flat)]
    [InlineData("biases", FrameType.Bias)]
    [InlineData("offsets", FrameType.Bias)]
    [InlineData("offset_001", FrameType.Bias)]
    [InlineData("zero0001", FrameType.Bias)]
    [InlineData("darkflat", FrameType.DarkFlat)]
    [InlineData("DarkFlats", FrameType.DarkFlat)]
    [InlineData("flat-dark_0001", FrameType.DarkFlat)]
    [InlineData("Dark Flats", FrameType.DarkFlat)]
    [InlineData("darks de flats", FrameType.DarkFlat)]
    [InlineData("FD_0001", FrameType.DarkFlat)]
    [InlineData("DF", FrameType.DarkFlat)]
    [InlineData("lights", FrameType.Light)]
    [InlineData("brutes", FrameType.Light)]
    [InlineData("Lumières", FrameType.Light)]
    [InlineData("M 42_sub", FrameType.Light)]
    [InlineData("Light_M42_180.0s_Bin1_2600MC_gain100_20220101-212121_-10.0C_0001", FrameType.Light)]
    [InlineData("Dark_300.0s_Bin1_2600MC_gain100_20220101-212121_-10.0C_0001", FrameType.Dark)]
    [InlineData("M42_LIGHT_30s_800iso_f5_+15c", FrameType.Light)]
    [InlineData("master-dark-frame0-19", FrameType.Dark)]
    [InlineData("Light_Dark Shark Nebula_10.0s_IRCUT", FrameType.Light)]
    public void Name_OfAType_SaysIt(string name, FrameType type) => Assert.Equal(type, NameReading.Of(name).Type);

    [Theory]
    [InlineData("darkness")]
    [InlineData("M 42 flat nebula")]
    [InlineData("Dark Nebula B33")]
    [InlineData("Barnard 33 dark nebula")]
    [InlineData("Northern Lights")]
    [InlineData("light pollution")]
    [InlineData("Flatland")]
    [InlineData("IMG_0001")]
    [InlineData("M42_gain100_offset50_0001")]
    [InlineData("2024-01-02_Offset30_-10C")]
    [InlineData("darks flats")]
    [InlineData("darks, flats and bias")]
    [InlineData("DSC00123")]
    [InlineData("lightning")]
    [InlineData("subaru")]
    [InlineData("")]
    public void Name_OfSomethingElse_SaysNoType(string name) => Assert.Null(NameReading.Of(name).Type);

    [Theory]
    [InlineData("DOF")]
    [InlineData("CALI_FRAME")]
    [InlineData("calibration")]
    [InlineData("Étalonnage")]
    public void Name_OfCalibration_SaysNoLight(string name) => Assert.True(NameReading.Of(name).IsCalibration);

    [Theory]
    [InlineData("Flats 2024-01-02 Ha gain 100", true)]
    [InlineData("Flats of my garden", false)]
    public void Name_WithOtherWords_StandsNotAlone(string name, bool alone) => Assert.Equal(alone, NameReading.Of(name).StandsAlone);
}
