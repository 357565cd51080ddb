using System.Buffers.Binary;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>
/// Writes 16-bit FITS with each row compressed by itself (FITS standard 4.0, section 10): an empty primary array, then a table with a
/// row for each row of the picture, plane after plane, that says where its bytes lie in the heap. The heap takes the rows as they come.
/// </summary>
internal sealed class FitsRiceWriter : PictureWriter
{
    private const int BytesPerSample = 2;

    private readonly FitsIntegerRows _rows;
    private readonly byte[] _coded;
    private readonly (int Length, long Offset)[] _places;
    private readonly bool _isBig;
    private long _headerOffset;
    private long _tableOffset;
    private long _heapBytes;

    public FitsRiceWriter(string path, PictureInfo info) : base(path, info)
    {
        _rows = new FitsIntegerRows(info);
        _coded = new byte[RiceKernels.MostBytes(info.Width)];
        _places = new (int, long)[checked(info.Height * info.PlaneCount)];
        _isBig = (long)_coded.Length * _places.Length > int.MaxValue;
        Begin(WriteHeader);
    }

    private int PlaceBytes => _isBig ? 2 * sizeof(long) : 2 * sizeof(int);

    protected override void WriteRow(in PictureBand band, int row)
    {
        for (int plane = 0; plane < Info.PlaneCount; plane++)
        {
            int length = RiceKernels.Encode(_rows.Store(band.Row(plane, row)), _coded);
            _places[plane * Info.Height + band.Y + row] = (length, _heapBytes);
            Stream.Write(_coded, 0, length);
            _heapBytes += length;
        }
    }

    protected override void Finish()
    {
        long rest = (_places.Length * (long)PlaceBytes + _heapBytes) % FitsHeader.BlockLength;
        if (rest > 0) Stream.Write(new byte[FitsHeader.BlockLength - rest]);
        Stream.Position = _headerOffset;
        Stream.Write(Table());
        foreach (var (length, offset) in _places) WritePlace(length, offset);
    }

    private void WritePlace(int length, long offset)
    {
        Span<byte> place = stackalloc byte[2 * sizeof(long)];
        if (_isBig)
        {
            BinaryPrimitives.WriteInt64BigEndian(place, length);
            BinaryPrimitives.WriteInt64BigEndian(place[sizeof(long)..], offset);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(place, length);
            BinaryPrimitives.WriteInt32BigEndian(place[sizeof(int)..], (int)offset);
        }

        Stream.Write(place[..PlaceBytes]);
    }

    private void WriteHeader()
    {
        var primary = new FitsCards();
        primary.Logical("SIMPLE", true, "conforms to the FITS standard");
        primary.Whole("BITPIX", 8, "no samples here");
        primary.Whole("NAXIS", 0, "no axes");
        primary.Logical("EXTEND", true, "the picture is in the extension");
        Stream.Write(primary.Build());
        _headerOffset = Stream.Position;
        // Written again with the lengths that are known at the end; the header has the same length.
        Stream.Write(Table());
        _tableOffset = Stream.Position;
        Stream.Position = _tableOffset + _places.Length * (long)PlaceBytes;
    }

    private byte[] Table()
    {
        var cards = new FitsCards();
        cards.Text("XTENSION", "BINTABLE", "a picture as a table of compressed rows");
        cards.Whole("BITPIX", 8, "bytes");
        cards.Whole("NAXIS", 2, "table");
        cards.Whole("NAXIS1", PlaceBytes, "bytes a row of the table");
        cards.Whole("NAXIS2", _places.Length, "rows of all planes");
        cards.Whole("PCOUNT", _heapBytes, "bytes of compressed rows");
        cards.Whole("GCOUNT", 1, "one table");
        cards.Whole("TFIELDS", 1, "one column");
        cards.Text("TTYPE1", "COMPRESSED_DATA", "a compressed row");
        cards.Text("TFORM1", $"1{(_isBig ? 'Q' : 'P')}B({_places.Max(place => place.Length)})", "bytes of the longest");
        cards.Logical("ZIMAGE", true, "this is a compressed picture");
        cards.Logical("ZSIMPLE", true, "conforms to the FITS standard");
        cards.Whole("ZBITPIX", 16, "16-bit integers");
        AddAxes(cards);
        cards.Text("ZCMPTYPE", "RICE_1", "Rice coding");
        cards.Text("ZNAME1", "BLOCKSIZE", "samples a block");
        cards.Whole("ZVAL1", RiceKernels.BlockLength, "samples");
        cards.Text("ZNAME2", "BYTEPIX", "bytes a sample");
        cards.Whole("ZVAL2", BytesPerSample, "bytes");
        cards.Unsigned();
        new FitsPictureCards(Info, _rows.Saturation, _rows.Pedestal).AddTo(cards);
        return cards.Build();
    }

    private void AddAxes(FitsCards cards)
    {
        int[] lengths = Info.PlaneCount == 1 ? [Info.Width, Info.Height] : [Info.Width, Info.Height, Info.PlaneCount];
        cards.Whole("ZNAXIS", lengths.Length, "number of axes");
        for (int axis = 1; axis <= lengths.Length; axis++) cards.Whole($"ZNAXIS{axis}", lengths[axis - 1], "samples");
        for (int axis = 1; axis <= lengths.Length; axis++) cards.Whole($"ZTILE{axis}", axis == 1 ? Info.Width : 1, "samples a tile");
    }
}
