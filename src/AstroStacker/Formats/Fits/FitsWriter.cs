using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>Writes FITS, rows top-down; the planes lie apart, so each row goes to its place.</summary>
internal sealed class FitsWriter : PictureWriter
{
    private readonly IFitsRows _rows;
    private long _dataOffset;

    public FitsWriter(string path, PictureInfo info, IFitsRows rows) : base(path, info)
    {
        _rows = rows;
        Begin(WriteHeader);
    }

    private long RowBytes => (long)Info.Width * Math.Abs(_rows.BitPix) / 8;

    protected override void WriteRow(in PictureBand band, int row)
    {
        for (int plane = 0; plane < Info.PlaneCount; plane++)
        {
            long position = _dataOffset + ((long)plane * Info.Height + band.Y + row) * RowBytes;
            RandomAccess.Write(Stream.SafeFileHandle, _rows.Code(band.Row(plane, row)), position);
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
        long dataBytes = RowBytes * Info.Height * Info.PlaneCount;
        long blocks = (dataBytes + FitsHeader.BlockLength - 1) / FitsHeader.BlockLength;
        RandomAccess.SetLength(Stream.SafeFileHandle, _dataOffset + blocks * FitsHeader.BlockLength);
        RandomAccess.Write(Stream.SafeFileHandle, header, 0);
    }

    private FitsCards Cards()
    {
        var cards = new FitsCards();
        cards.Logical("SIMPLE", true, "conforms to the FITS standard");
        cards.Whole("BITPIX", _rows.BitPix, _rows.BitPix < 0 ? "32-bit floating point" : "16-bit integers");
        cards.Whole("NAXIS", Info.PlaneCount == 1 ? 2 : 3, "number of axes");
        cards.Whole("NAXIS1", Info.Width, "columns");
        cards.Whole("NAXIS2", Info.Height, "rows");
        if (Info.PlaneCount > 1) cards.Whole("NAXIS3", Info.PlaneCount, "planes: red, green, blue");
        if (_rows.BitPix > 0) cards.Unsigned();
        new FitsPictureCards(Info, _rows.Saturation, _rows.Pedestal).AddTo(cards);
        return cards;
    }
}
