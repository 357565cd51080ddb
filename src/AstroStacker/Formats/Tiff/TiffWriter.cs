using System.Text;
using AstroStacker.Formats.Exif;
using AstroStacker.Imaging;
using BitMiracle.LibTiff.Classic;

namespace AstroStacker.Formats.Tiff;

/// <summary>Writes TIFF in strips, pixel by pixel; BigTIFF where 4 GB would not do.</summary>
internal sealed class TiffWriter : PictureWriter
{
    private const long MostClassicBytes = uint.MaxValue - (16L << 20);
    private const int StripBytes = 1 << 18;

    private readonly ITiffRows _rows;
    private readonly int _rowBytes;
    private readonly byte[] _strip;
    private readonly int _rowsPerStrip;
    private readonly bool _isBig;
    private readonly ZlibBlock _zlib;
    private readonly BitMiracle.LibTiff.Classic.Tiff _tiff;
    private int _filled;
    private bool _isClosed;

    public TiffWriter(string path, PictureInfo info, ITiffRows rows) : base(path, info)
    {
        TiffMessages.Silence();
        _rows = rows;
        _zlib = new ZlibBlock(rows.Coding);
        _rowBytes = checked(info.Width * info.PlaneCount * rows.BitsPerSample / 8);
        _rowsPerStrip = Math.Clamp(StripBytes / _rowBytes, 1, info.Height);
        _strip = new byte[checked(_rowBytes * _rowsPerStrip)];
        _isBig = (long)_rowBytes * info.Height > MostClassicBytes;
        _tiff = BitMiracle.LibTiff.Classic.Tiff.ClientOpen(path, _isBig ? "wl8" : "wl", Stream, new TiffStream());
        Begin(SetFields);
    }

    public override void Dispose()
    {
        Close();
        _zlib.Dispose();
        base.Dispose();
    }

    protected override void WriteRow(in PictureBand band, int row)
    {
        _rows.Code(band, row, _strip.AsSpan(_filled * _rowBytes, _rowBytes));
        int y = band.Y + row;
        if (++_filled < _rowsPerStrip && y < Info.Height - 1) return;
        WriteStrip(y / _rowsPerStrip, new ArraySegment<byte>(_strip, 0, _filled * _rowBytes));
        _filled = 0;
    }

    protected override void Finish()
    {
        Require(_tiff.WriteDirectory());
        Close();
    }

    // LibTiff reports trouble by its answer alone.
    private static void Require(bool isDone)
    {
        if (!isDone) throw new IOException("the TIFF library could not write");
    }

    private void WriteStrip(int number, ArraySegment<byte> rows)
    {
        var bytes = _rows.Predictor is null ? rows : _zlib.Compress(rows);
        Require(_tiff.WriteRawStrip(number, bytes.Array, bytes.Count) == bytes.Count);
    }

    /// <summary>
    /// Exposure, ISO and time in an Exif directory before the strips: LibTiff takes its place only as long as no strip is written.
    /// BigTIFF has them in its description alone.
    /// </summary>
    private void AddShot()
    {
        if (_isBig) return;
        Stream.Seek(0, SeekOrigin.End);
        uint at = (uint)Stream.Position;
        Stream.Write(ExifBlock.ShotDirectory(Info, at));
        Require(_tiff.SetField(TiffTag.EXIFIFD, at));
    }

    private void Close()
    {
        if (_isClosed) return;
        _isClosed = true;
        _tiff.Dispose();
    }

    private void SetFields()
    {
        _tiff.SetField(TiffTag.IMAGEWIDTH, Info.Width);
        _tiff.SetField(TiffTag.IMAGELENGTH, Info.Height);
        _tiff.SetField(TiffTag.BITSPERSAMPLE, _rows.BitsPerSample);
        _tiff.SetField(TiffTag.SAMPLEFORMAT, _rows.Format);
        _tiff.SetField(TiffTag.SAMPLESPERPIXEL, Info.PlaneCount);
        _tiff.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
        _tiff.SetField(TiffTag.PHOTOMETRIC, Info.PlaneCount == 1 ? Photometric.MINISBLACK : Photometric.RGB);
        _tiff.SetField(TiffTag.COMPRESSION, _rows.Predictor is null ? Compression.NONE : Compression.ADOBE_DEFLATE);
        if (_rows.Predictor is { } predictor) _tiff.SetField(TiffTag.PREDICTOR, predictor);
        _tiff.SetField(TiffTag.ROWSPERSTRIP, _rowsPerStrip);
        _tiff.SetField(TiffTag.ORIENTATION, BitMiracle.LibTiff.Classic.Orientation.TOPLEFT);
        // The baseline asks for a resolution: square pixels of no known size.
        _tiff.SetField(TiffTag.RESOLUTIONUNIT, ResUnit.NONE);
        _tiff.SetField(TiffTag.XRESOLUTION, 1);
        _tiff.SetField(TiffTag.YRESOLUTION, 1);
        _tiff.SetField(TiffTag.SOFTWARE, Utf8(Info.Software));
        if (Info.Camera is { } camera) _tiff.SetField(TiffTag.MODEL, Utf8(camera));
        if (ExifBlock.Time(Info.FirstStart) is { } time) _tiff.SetField(TiffTag.DATETIME, time);
        _tiff.SetField(TiffTag.IMAGEDESCRIPTION, Utf8(PictureNotes.Write(Info with { Pedestal = _rows.Pedestal })));
        AddShot();
    }

    // LibTiff writes text as Latin-1: a letter a byte of UTF-8 comes out as UTF-8, which is what readers expect.
    private static string Utf8(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
