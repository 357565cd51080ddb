using AstroStacker.Imaging;
using SkiaSharp;

namespace AstroStacker.Formats.Jpeg;

/// <summary>JPEG, decoded through the sRGB curve to linear; meant for scenes aligned by features.</summary>
public sealed class JpegFormat : IFrameFormat
{
    // A JPEG under such a name has lost its RAW on the way; stacking it unnoticed would help nobody.
    private static readonly HashSet<string> RawExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".3fr", ".arw", ".cr2", ".cr3", ".crw", ".dcr", ".dng", ".erf", ".iiq", ".kdc", ".mef", ".mos", ".mrw", ".nef",
        ".nrw", ".orf", ".pef", ".raf", ".raw", ".rw2", ".rwl", ".sr2", ".srw", ".x3f",
    };

    public string Name => "JPEG";

    public bool Recognises(ReadOnlySpan<byte> start, string path) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    public IFrameReader Open(string path)
    {
        if (RawExtensions.Contains(Path.GetExtension(path)))
            throw new FrameException(
                path, "is a JPEG under the name of a camera RAW file",
                "Give the RAW file itself, or rename this one to .jpg to use it.");
        FileStamp stamp;
        using (var file = SampleFile.Open(path)) stamp = file.Stamp;
        using var codec = JpegDecoder.OpenCodec(path);
        var picture = codec.Info;
        bool isGrey = picture.ColorType == SKColorType.Gray8;
        var info = JpegExif.AddTo(new FrameInfo
        {
            Path = path,
            FormatName = "JPEG",
            Width = picture.Width,
            Height = picture.Height,
            VisibleArea = new PixelRectangle(0, 0, picture.Width, picture.Height),
            PlaneCount = isGrey ? 1 : 3,
            SampleType = SampleType.UInt16,
            SaturationAdu = ushort.MaxValue,
            DecodedThroughCurve = true,
            Orientation = (Orientation)(int)codec.EncodedOrigin,
            Warnings = picture.ColorSpace is { IsSrgb: false }
                ? ["Its colour profile was not applied: it was read as sRGB."] : [],
        });
        return new DecodedReader(info, (samples, cancellation) =>
        {
            SampleFile.Reopen(path, stamp).Dispose();
            JpegDecoder.Decode(path, info, samples, cancellation);
        });
    }
}
