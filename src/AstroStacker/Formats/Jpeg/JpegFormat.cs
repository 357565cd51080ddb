using AstroStacker.Imaging;
using SkiaSharp;

namespace AstroStacker.Formats.Jpeg;

/// <summary>JPEG, decoded through the sRGB curve to linear; meant for scenes aligned by features.</summary>
public sealed class JpegFormat : IFrameFormat
{
    public string Name => "JPEG";

    public bool Recognises(ReadOnlySpan<byte> start, string path) => start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    public IFrameReader Open(string path)
    {
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
            Warnings = picture.ColorSpace is { IsSrgb: false } ? ["Its colour profile was not applied: it was read as sRGB."] : [],
        });
        return new DecodedReader(info, (samples, cancellation) =>
        {
            SampleFile.Reopen(path, stamp).Dispose();
            JpegDecoder.Decode(path, info, samples, cancellation);
        });
    }
}
