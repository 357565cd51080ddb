using AstroStacker.Calibration;
using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Calibration;

public sealed class LevelFormulaTests
{
    private static readonly FrameInfo s_frame = new()
    {
        Path = "light.fits",
        FormatName = "FITS",
        Width = 4,
        Height = 4,
        VisibleArea = new PixelRectangle(0, 0, 4, 4),
        SampleType = SampleType.UInt16,
        SaturationAdu = 65535,
        ExposureSeconds = 120,
        Capture = new CaptureSettings { Offset = 30, Gain = 100 },
    };

    [Theory]
    [InlineData("500", 500)]
    [InlineData("512.5", 512.5)]
    [InlineData("=64*$OFFSET", 1920)]
    [InlineData("= 64 * $offset + 2", 1922)]
    [InlineData("=(1+2)*3-4/2", 7)]
    [InlineData("=-3+5", 2)]
    [InlineData("=$GAIN*$EXPTIME/10", 1200)]
    [InlineData("=10-4-3", 3)]
    public void Formula_IsTheLevelItWrites(string text, double level) => Assert.Equal(level, LevelFormula.Evaluate(text, s_frame));

    [Theory]
    [InlineData("=64*", "can't be understood")]
    [InlineData("=64*$BRIGHT", "from '$BRIGHT' on")]
    [InlineData("=(1+2", "can't be understood")]
    [InlineData("=2 3", "from '3' on")]
    [InlineData("=$TEMP*2", "says nothing of $TEMP")]
    [InlineData("=3-5", "which no bias is")]
    [InlineData("=1/0", "which no bias is")]
    public void Formula_ThatMakesNoLevel_IsRefusedWithTheReason(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<FormatException>(() => LevelFormula.Evaluate(text, s_frame)).Message, StringComparison.Ordinal);
}
