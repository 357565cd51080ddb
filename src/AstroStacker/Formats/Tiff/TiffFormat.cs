using AstroStacker.Imaging;

namespace AstroStacker.Formats.Tiff;

/// <summary>
/// TIFF of 8 or 16 bits or 32-bit float, grey or RGB, in strips or tiles. Uncompressed 16-bit and float are read in
/// place; 16-bit and float samples are linear, 8-bit ones go through the sRGB curve.
/// </summary>
public sealed class TiffFormat : IFrameFormat
{
    public string Name => "TIFF";

    public bool Recognises(ReadOnlySpan<byte> start, string path) => TiffBytes.IsTiff(start);

    public IFrameReader Open(string path)
    {
        var file = SampleFile.Open(path);
        bool isKept = false;
        try
        {
            var picture = TiffPicture.Find(file);
            var reader = picture.IsStored ? OpenStored(file, picture) : OpenCompressed(file, picture);
            isKept = picture.IsStored;
            return reader;
        }
        finally
        {
            if (!isKept) file.Dispose();
        }
    }

    private static StoredReader OpenStored(SampleFile file, TiffPicture picture)
    {
        var layout = StoredLayout.From(picture.Directory, file, picture.SampleType);
        var info = TiffFrameInfo.From(
            picture, layout, (plane, area, samples) => StoredReader.ReadWindow(file, layout, plane, area, samples));
        return new StoredReader(file, layout, info);
    }

    private static IFrameReader OpenCompressed(SampleFile file, TiffPicture picture)
    {
        // LibTiff hands out samples in the machine's byte order.
        var layout = StoredLayout.OfBlocks(picture.Directory, file, picture.SampleType)
            with
        { BigEndian = !BitConverter.IsLittleEndian };
        var decoder = new TiffDecoder(file.Path, file.Stamp, layout);
        decoder.RequireCodec(picture.Compression);
        var info = TiffFrameInfo.From(picture, layout, (plane, area, samples) => TiffBlockReader.ReadWindow(decoder, plane, area, samples));
        if (picture.SampleType == SampleType.Float32) return new TiffBlockReader(decoder, info);
        var curve = picture.SampleType == SampleType.UInt8 ? SrgbCurve.FromUInt8 : null;
        return new DecodedReader(info, (samples, cancellation) =>
            decoder.DecodeAll(info.PlaneCount, curve, samples, cancellation));
    }
}
