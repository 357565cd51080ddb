using System.Buffers.Binary;
using AstroStacker.Formats.Exif;
using AstroStacker.Imaging;
using SkiaSharp;

namespace AstroStacker.Formats.Jpeg;

/// <summary>
/// Writes the small JPEG to look at. What a sample looks like is decided by the caller, who sees the reduced picture
/// first: a stretch needs the whole of it.
/// </summary>
internal sealed class PreviewWriter : PictureWriter
{
    public const int LongestSide = 2048;

    private const int Quality = 90;
    private const int RgbaBytes = 4;
    private const byte JfifMark = 0xE0;
    private const byte ExifMark = 0xE1;

    private static ReadOnlySpan<byte> ExifName => "Exif\0\0"u8;

    private readonly PictureReducer _reducer;
    private readonly Func<IReadOnlyList<float[]>, PreviewTone> _toneOf;

    /// <param name="path">The JPEG.</param>
    /// <param name="info">Of the full picture.</param>
    /// <param name="toneOf">Called once, when all rows are there, with the planes of the reduced picture.</param>
    public PreviewWriter(string path, PictureInfo info, Func<IReadOnlyList<float[]>, PreviewTone> toneOf)
        : base(path, info)
    {
        _reducer = new PictureReducer(info.Width, info.Height, info.PlaneCount, LongestSide);
        _toneOf = toneOf;
    }

    protected override void WriteRow(in PictureBand band, int row)
    {
        for (int plane = 0; plane < Info.PlaneCount; plane++)
            _reducer.AddRow(plane, band.Y + row, band.Row(plane, row));
    }

    protected override void Finish()
    {
        var tone = _toneOf(_reducer.Planes);
        var size = new SKImageInfo(_reducer.Width, _reducer.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var picture = new SKBitmap(size);
        var pixels = new byte[_reducer.Width * _reducer.Height * RgbaBytes];
        for (int i = 0; i < _reducer.Width * _reducer.Height; i++)
        {
            for (int colour = 0; colour < 3; colour++)
            {
                int plane = Math.Min(colour, Info.PlaneCount - 1);
                pixels[i * RgbaBytes + colour] = tone(plane, _reducer.Planes[plane][i]);
            }

            pixels[i * RgbaBytes + 3] = byte.MaxValue;
        }

        System.Runtime.InteropServices.Marshal.Copy(pixels, 0, picture.GetPixels(), pixels.Length);
        using var coded = picture.Encode(SKEncodedImageFormat.Jpeg, Quality)
            ?? throw new IOException("the JPEG library could not encode the preview");
        WriteWithExif(coded.AsSpan());
    }

    // The shot's notes stand behind the start and, where there is one, the JFIF mark (Exif 2.32, section 4.5.4).
    private void WriteWithExif(ReadOnlySpan<byte> jpeg)
    {
        byte[] block = ExifBlock.Whole(Info);
        int start = 2;
        if (jpeg[2] == 0xFF && jpeg[3] == JfifMark) start += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[4..]);
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)(sizeof(ushort) + ExifName.Length + block.Length)));
        Stream.Write(jpeg[..start]);
        Stream.Write([0xFF, ExifMark]);
        Stream.Write(length);
        Stream.Write(ExifName);
        Stream.Write(block);
        Stream.Write(jpeg[start..]);
    }
}
