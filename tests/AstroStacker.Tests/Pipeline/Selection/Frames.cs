using AstroStacker.Imaging;
using AstroStacker.Pipeline;

namespace AstroStacker.Tests.Pipeline.Selection;

/// <summary>Surveyed and aligned frames made of the numbers that count.</summary>
internal static class Frames
{
    public static SurveyedLight Surveyed(
        string name, int stars, double error = 0.05, double fwhm = 3, double noise = 0.001, double exposure = 60)
    {
        var info = new FrameInfo
        {
            Path = name,
            FormatName = "test",
            Width = 100,
            Height = 100,
            VisibleArea = new PixelRectangle(0, 0, 100, 100),
            SampleType = SampleType.UInt16,
            SaturationAdu = 65535,
            ExposureSeconds = exposure,
        };
        var star = new Star(50, 50, 1, 0.1f, (float)fwhm, (float)error, false);
        var survey = new FrameSurvey
        {
            Info = info,
            ContentHash = name,
            Planes = [new PlaneStatistics(0.01, noise)],
            FwhmPixels = fwhm,
            Stars = [.. Enumerable.Repeat(star, stars)],
        };
        return new SurveyedLight(new Light(name, 0, info, null), survey, null);
    }

    public static AlignedLight Aligned(SurveyedLight light, double? fluxRatio) =>
        new(light, fluxRatio is null ? "base" : "stars")
        {
            ReferenceToFrame = Transform.Identity,
            Measure = fluxRatio is null ? null : new RegistrationMeasure("similarity", 20, 6, 0.01, 0.01, fluxRatio),
        };
}
