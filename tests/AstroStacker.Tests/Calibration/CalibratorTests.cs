using AstroStacker.Calibration;
using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Calibration;

public sealed class CalibratorTests
{
    private static readonly Calibrator s_dark = new(new MasterMap(new PixelRectangle(0, 0, 1, 1), [300], blackIncluded: true), null);

    [Theory]
    [InlineData(false, 1700f)]
    [InlineData(true, 1800f)]
    public void ToCalibratedAdu_WithADark_TakesBlackOffEveryFrame(bool darkSubtractedInCamera, float expected) =>
        Assert.Equal(expected, CalibratedAdu(s_dark, darkSubtractedInCamera));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ToCalibratedAdu_WithoutMasters_KeepsBlackInEveryFrame(bool darkSubtractedInCamera) =>
        Assert.Equal(2000f, CalibratedAdu(Calibrator.None, darkSubtractedInCamera));

    private static float CalibratedAdu(Calibrator calibrator, bool darkSubtractedInCamera)
    {
        var info = new FrameInfo
        {
            Path = "light.arw",
            FormatName = "camera RAW",
            Width = 1,
            Height = 1,
            VisibleArea = new PixelRectangle(0, 0, 1, 1),
            SampleType = SampleType.UInt16,
            SaturationAdu = 16383,
            Black = new BlackLevel(200),
            HasBlackLevel = true,
            LongExposureNoiseReduction = darkSubtractedInCamera,
        };
        float[] samples = [2000];
        calibrator.ToCalibratedAdu(info, info.SensorArea, samples);
        return samples[0];
    }
}
