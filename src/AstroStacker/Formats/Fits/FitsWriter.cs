using System.Buffers.Binary;
using System.Runtime.InteropServices;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>Writes 32-bit float FITS, rows top-down; the planes lie apart, so each row goes to its place.</summary>
internal sealed class FitsWriter : PictureWriter
{
    private const float UnitSaturation = 1;

    private readonly uint[] _row;
    private long _dataOffset;

    public FitsWriter(string path, PictureInfo info) : base(path, info)
    {
        _row = new uint[info.Width];
        Begin(WriteHeader);
    }

    protected override void WriteRow(in PictureBand band, int row)
    {
        long rowBytes = (long)Info.Width * sizeof(float);
        for (int plane = 0; plane < Info.PlaneCount; plane++)
        {
            var bits = MemoryMarshal.Cast<float, uint>(band.Row(plane, row));
            if (BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(bits, _row);
            else bits.CopyTo(_row);
            long position = _dataOffset + ((long)plane * Info.Height + band.Y + row) * rowBytes;
            RandomAccess.Write(Stream.SafeFileHandle, MemoryMarshal.AsBytes(_row.AsSpan()), position);
        }
    }

    protected override void Finish()
    {
        // The file has had its full length, padding included, since the header was written.
    }

    private void WriteHeader()
    {
        byte[] header = Cards().Build();
        _dataOffset = header.Length;
        long dataBytes = (long)Info.Width * Info.Height * Info.PlaneCount * sizeof(float);
        long blocks = (dataBytes + FitsHeader.BlockLength - 1) / FitsHeader.BlockLength;
        RandomAccess.SetLength(Stream.SafeFileHandle, _dataOffset + blocks * FitsHeader.BlockLength);
        RandomAccess.Write(Stream.SafeFileHandle, header, 0);
    }

    private FitsCards Cards()
    {
        var cards = new FitsCards();
        cards.Logical("SIMPLE", true, "conforms to the FITS standard");
        cards.Whole("BITPIX", -32, "32-bit floating point");
        cards.Whole("NAXIS", Info.PlaneCount == 1 ? 2 : 3, "number of axes");
        cards.Whole("NAXIS1", Info.Width, "columns");
        cards.Whole("NAXIS2", Info.Height, "rows");
        if (Info.PlaneCount > 1) cards.Whole("NAXIS3", Info.PlaneCount, "planes: red, green, blue");
        cards.Text("ROWORDER", "TOP-DOWN", "the first row is the top");
        if (Info.Cfa is { } cfa)
        {
            cards.Text("BAYERPAT", cfa.Letters, "pattern from the top-left sample");
            cards.Whole("XBAYROFF", 0, "columns");
            cards.Whole("YBAYROFF", 0, "rows");
        }

        double saturation = Info.IsRawAdu ? Info.SaturationAdu ?? ushort.MaxValue : UnitSaturation;
        cards.Logical(FitsKeywords.RawAdu, Info.IsRawAdu, "samples are raw ADU");
        cards.Real(FitsKeywords.Saturation, saturation, "the sample value of saturation");
        cards.Logical(FitsKeywords.BlackSubtracted, Info.BlackSubtracted, "the black level was subtracted");
        cards.Text(FitsKeywords.Colour, Info.IsSrgb ? "SRGB" : "CAMERA", "linear sRGB, or camera colours");
        AddShot(cards);
        return cards;
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
