using System.Runtime.InteropServices;
using System.Text;
using AstroStacker.Imaging;
using BitMiracle.LibTiff.Classic;

namespace AstroStacker.Formats.Tiff;

/// <summary>Writes 32-bit float TIFF, uncompressed, pixel by pixel; BigTIFF where 4 GB would not do.</summary>
internal sealed class TiffWriter : PictureWriter
{
    private const long MostClassicBytes = uint.MaxValue - (16L << 20);
    private const int StripBytes = 1 << 18;

    private readonly byte[] _bytes;
    private readonly BitMiracle.LibTiff.Classic.Tiff _tiff;
    private bool _isClosed;

    public TiffWriter(string path, PictureInfo info) : base(path, info)
    {
        TiffMessages.Silence();
        _bytes = new byte[checked(info.Width * info.PlaneCount * sizeof(float))];
        bool isBig = (long)_bytes.Length * info.Height > MostClassicBytes;
        _tiff = BitMiracle.LibTiff.Classic.Tiff.ClientOpen(path, isBig ? "wl8" : "wl", Stream, new TiffStream());
        Begin(SetFields);
    }

    public override void Dispose()
    {
        Close();
        base.Dispose();
    }

    protected override void WriteRow(in PictureBand band, int row)
    {
        var pixels = MemoryMarshal.Cast<byte, float>(_bytes.AsSpan());
        if (Info.PlaneCount == 1) band.Row(0, row).CopyTo(pixels);
        else Interleave(band.Row(0, row), band.Row(1, row), band.Row(2, row), pixels);
        Require(_tiff.WriteScanline(_bytes, band.Y + row));
    }

    protected override void Finish()
    {
        Require(_tiff.WriteDirectory());
        Close();
    }

    private static void Interleave(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, Span<float> pixels)
    {
        green = green[..red.Length];
        blue = blue[..red.Length];
        for (int x = 0, k = 0; x < red.Length; x++, k += 3)
        {
            var pixel = pixels.Slice(k, 3);
            (pixel[0], pixel[1], pixel[2]) = (red[x], green[x], blue[x]);
        }
    }

    // LibTiff reports trouble by its answer alone.
    private static void Require(bool isDone)
    {
        if (!isDone) throw new IOException("the TIFF library could not write");
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
        _tiff.SetField(TiffTag.BITSPERSAMPLE, 32);
        _tiff.SetField(TiffTag.SAMPLEFORMAT, SampleFormat.IEEEFP);
        _tiff.SetField(TiffTag.SAMPLESPERPIXEL, Info.PlaneCount);
        _tiff.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
        _tiff.SetField(TiffTag.PHOTOMETRIC, Info.PlaneCount == 1 ? Photometric.MINISBLACK : Photometric.RGB);
        _tiff.SetField(TiffTag.COMPRESSION, Compression.NONE);
        _tiff.SetField(TiffTag.ROWSPERSTRIP, Math.Clamp(StripBytes / _bytes.Length, 1, Info.Height));
        _tiff.SetField(TiffTag.ORIENTATION, BitMiracle.LibTiff.Classic.Orientation.TOPLEFT);
        _tiff.SetField(TiffTag.SOFTWARE, Utf8(Info.Software));
        _tiff.SetField(TiffTag.IMAGEDESCRIPTION, Utf8(PictureNotes.Write(Info with { Pedestal = 0 })));
    }

    // LibTiff writes text as Latin-1: a letter a byte of UTF-8 comes out as UTF-8, which is what readers expect.
    private static string Utf8(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
