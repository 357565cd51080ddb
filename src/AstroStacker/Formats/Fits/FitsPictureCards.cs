using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>What a header says of a picture beside the layout of its samples; XISF carries the same keywords.</summary>
/// <param name="Info">The picture.</param>
/// <param name="Saturation">The stored number of saturation, where samples are no raw ADU.</param>
/// <param name="Pedestal">What was added to every sample, in stored numbers.</param>
internal sealed record FitsPictureCards(PictureInfo Info, double Saturation, double Pedestal)
{
    public void AddTo(FitsCards cards)
    {
        cards.Text("ROWORDER", "TOP-DOWN", "the first row is the top");
        if (Info.Cfa is { } cfa)
        {
            cards.Text("BAYERPAT", cfa.Letters, "pattern from the top-left sample");
            cards.Whole("XBAYROFF", 0, "columns");
            cards.Whole("YBAYROFF", 0, "rows");
        }

        double saturation = Info.IsRawAdu ? Info.SaturationAdu ?? ushort.MaxValue : Saturation;
        cards.Logical(FitsKeywords.RawAdu, Info.IsRawAdu, "samples are raw ADU");
        cards.Real(FitsKeywords.Saturation, saturation, "the sample value of saturation");
        cards.Logical(FitsKeywords.BlackSubtracted, Info.BlackSubtracted, "the black level was subtracted");
        if (Pedestal != 0) cards.Real(FitsKeywords.Pedestal, Pedestal, "was added to every sample");
        cards.Text(FitsKeywords.Colour, Info.IsSrgb ? "SRGB" : "CAMERA", "linear sRGB, or camera colours");
        AddShot(cards);
    }

    private void AddShot(FitsCards cards)
    {
        cards.Real("EXPTIME", Info.ExposureSeconds, "[s] exposure of the reference");
        cards.Real("LIVETIME", Info.TotalExposureSeconds, "[s] sum over the used frames");
        if (Info.FrameCount > 0)
        {
            cards.Whole("STACKCNT", Info.FrameCount, "number of used frames");
            cards.Whole("NCOMBINE", Info.FrameCount, "number of used frames");
        }

        cards.Text("DATE-OBS", Info.FirstStart is { } first ? FitsTime.Text(first) : null, "start of the first");
        cards.Text("DATE-END", Info.LastEnd is { } last ? FitsTime.Text(last) : null, "end of the last");
        cards.Text("INSTRUME", Info.Camera, "camera");
        cards.Text("FILTER", Info.Filter, "filter");
        cards.Text("OBJECT", Info.ObjectName, "object");
        cards.Real("CCD-TEMP", Info.TemperatureCelsius, "[C] sensor temperature");
        cards.Real("ISOSPEED", Info.Iso, "ISO speed");
        cards.Real("FOCALLEN", Info.FocalLengthMillimetres, "[mm] focal length");
        AddCapture(cards, Info.Capture);
        FitsWorld.Write(cards, Info.World);
        cards.Text("SWCREATE", Info.Software, "software");
        foreach (string line in Info.History) cards.History(line);
    }

    private static void AddCapture(FitsCards cards, CaptureSettings capture)
    {
        cards.Text("IMAGETYP", FrameTypeNames.Of(capture), "type of the frames");
        cards.Real("GAIN", capture.Gain, "the camera's own number");
        cards.Real("OFFSET", capture.Offset, "the camera's own number");
        cards.Real("EGAIN", capture.ElectronsPerAdu, "electrons an ADU");
        cards.Whole("XBINNING", capture.BinningX, "columns to a sample");
        cards.Whole("YBINNING", capture.BinningY, "rows to a sample");
        cards.Real("XPIXSZ", capture.PixelSizeMicrometres, "[um] side of a pixel");
        cards.Real("YPIXSZ", capture.PixelSizeMicrometres, "[um] side of a pixel");
        cards.Real("SET-TEMP", capture.SetTemperatureCelsius, "[C] temperature asked for");
        cards.Text("READOUTM", capture.ReadoutMode, "readout mode");
        cards.Text("CAMSN", capture.SerialNumber, "the camera's number");
        cards.Text("TELESCOP", capture.Telescope, "telescope");
    }
}
