using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>What the header says of the frame, in the words all formats share.</summary>
internal static class FitsFrameInfo
{
    public static FrameInfo From(FitsHeader header, FitsLayout layout, float saturationAdu)
    {
        bool blackSubtracted = FitsCalibration.IsBlackSubtracted(header);
        return new FrameInfo
        {
            Path = header.Path,
            FormatName = "FITS",
            Width = layout.Width,
            Height = layout.Height,
            VisibleArea = FitsSections.VisibleArea(header, layout),
            PlaneCount = layout.PlaneCount,
            SampleType = TypeOf(layout),
            MayLackSamples = layout.MayLackSamples,
            Cfa = layout.PlaneCount == 1 ? FitsBayer.PatternOf(header) : null,
            SaturationAdu = saturationAdu,
            StoredBottomUp = layout.BottomUp,
            Black = new BlackLevel(PedestalOf(header)),
            HasBlackLevel = PedestalOf(header) != 0,
            BlackSubtracted = blackSubtracted,
            IsCalibrated = blackSubtracted && header.IsTrue(FitsKeywords.RawAdu),
            ExposureSeconds = FitsCapture.Exposure(header),
            Iso = header.Quantity("ISOSPEED", "ISO") is > 0 and var iso ? iso : null,
            TemperatureCelsius = FitsTemperature.Of(header),
            FocalLengthMillimetres = header.Quantity("FOCALLEN") is > 0 and var focal ? focal : null,
            Camera = header.Word("INSTRUME", "CAMERA", "DETNAM"),
            Filter = header.Word("FILTER", "FILTER1", "FILTNAM", "FILTNAME", "INSFLNAM"),
            ObjectName = header.Word("OBJECT"),
            Capture = FitsCapture.From(header, layout),
            World = FitsWorld.Of(header, layout),
            StartTime = FitsTime.StartOf(header),
            Warnings = WarningsOf(layout),
        };
    }

    // Of our own results alone: programs don't agree on the sign of the keyword.
    private static float PedestalOf(FitsHeader header) =>
        header.Text(FitsKeywords.Saturation) is not null && header.Number(FitsKeywords.Pedestal) is > 0 and var level ? (float)level : 0;

    private static SampleType TypeOf(FitsLayout layout)
    {
        if (layout.Blank is not null) return SampleType.Float32;
        if (layout.IsUInt16) return SampleType.UInt16;
        return layout.BitPix == 8 && layout.IsPlain ? SampleType.UInt8 : SampleType.Float32;
    }

    private static List<string> WarningsOf(FitsLayout layout)
    {
        var warnings = new List<string>();
        if (layout.BitPix == 32) warnings.Add("32-bit integers were narrowed to float32 (24 significant bits).");
        if (layout.BitPix == -64) warnings.Add("64-bit samples were narrowed to float32.");
        if (layout.Blank is { } blank)
            warnings.Add(FormattableString.Invariant($"Samples stored as {blank} have no value (BLANK): they count for nothing."));
        return warnings;
    }
}
