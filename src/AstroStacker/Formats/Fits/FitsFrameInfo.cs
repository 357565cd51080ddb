using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>What the header says of the frame, in the words all formats share.</summary>
internal static class FitsFrameInfo
{
    // No camera is that hot in Celsius nor that cold in kelvin.
    private const double KelvinAbove = 150;
    private const double KelvinOfZeroCelsius = 273.15;

    public static FrameInfo From(FitsHeader header, FitsLayout layout, float saturationAdu)
    {
        bool blackSubtracted = header.IsTrue(FitsKeywords.BlackSubtracted);
        return new FrameInfo
        {
            Path = header.Path,
            FormatName = "FITS",
            Width = layout.Width,
            Height = layout.Height,
            VisibleArea = new PixelRectangle(0, 0, layout.Width, layout.Height),
            PlaneCount = layout.PlaneCount,
            SampleType = TypeOf(layout),
            Cfa = layout.PlaneCount == 1 ? FitsBayer.PatternOf(header) : null,
            SaturationAdu = saturationAdu,
            BlackSubtracted = blackSubtracted,
            IsCalibrated = blackSubtracted && header.IsTrue(FitsKeywords.RawAdu),
            ExposureSeconds = NotNegative(header.Number("EXPTIME", "EXPOSURE")),
            Iso = NotNegative(header.Number("ISOSPEED", "ISO", "GAIN")),
            TemperatureCelsius = Temperature(header),
            FocalLengthMillimetres = header.Number("FOCALLEN") is > 0 and var focal ? focal : null,
            Camera = header.Text("INSTRUME"),
            Filter = header.Text("FILTER"),
            ObjectName = header.Text("OBJECT"),
            StartTime = FitsTime.StartOf(header),
            Warnings = WarningsOf(layout),
        };
    }

    private static SampleType TypeOf(FitsLayout layout)
    {
        if (layout.IsUInt16) return SampleType.UInt16;
        return layout.BitPix == 8 && layout.IsPlain ? SampleType.UInt8 : SampleType.Float32;
    }

    private static double? Temperature(FitsHeader header)
    {
        if (header.Number("CCD-TEMP", "TEMPERAT") is { } celsius) return Celsius(celsius);
        // MicroObservatory writes kelvin here, and -1 where it knows nothing.
        return header.Number("CAMTEMP") is { } camera and not -1 ? Celsius(camera) : null;
    }

    private static double Celsius(double value) => value > KelvinAbove ? value - KelvinOfZeroCelsius : value;

    private static double? NotNegative(double? value) => value >= 0 ? value : null;

    private static IReadOnlyList<string> WarningsOf(FitsLayout layout) => layout.BitPix switch
    {
        32 => ["32-bit integers were narrowed to float32 (24 significant bits)."],
        -64 => ["64-bit samples were narrowed to float32."],
        _ => [],
    };
}
