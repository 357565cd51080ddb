using AstroStacker.Imaging;
using SkiaSharp;

namespace AstroStacker.Formats.Jpeg;

/// <summary>Decodes a JPEG through SkiaSharp, unturned and without colour management, to linear 16 bits.</summary>
internal static class JpegDecoder
{
    private const int RgbaBytes = 4;

    /// <summary>Throws <see cref="FrameException"/> where the header can't be read.</summary>
    public static SKCodec OpenCodec(string path)
    {
        var codec = SKCodec.Create(path, out var result);
        return codec ?? throw new FrameException(
            path, $"has a JPEG header that can't be read ({result})", Remedies.Damaged);
    }

    public static void Decode(string path, FrameInfo info, Span<ushort> samples, CancellationToken cancellationToken)
    {
        using var codec = OpenCodec(path);
        var colour = info.PlaneCount == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888;
        var target = new SKImageInfo(info.Width, info.Height, colour, SKAlphaType.Opaque);
        using var pixels = new SKBitmap(target);
        cancellationToken.ThrowIfCancellationRequested();
        var result = codec.GetPixels(target, pixels.GetPixels());
        if (result != SKCodecResult.Success)
            throw new FrameException(path, $"has damaged or missing JPEG data ({result})", Remedies.Damaged);

        ushort[] curve = SrgbCurve.FromUInt8;
        int step = info.PlaneCount == 1 ? 1 : RgbaBytes, area = info.Width * info.Height;
        for (int y = 0; y < info.Height; y++)
        {
            var row = pixels.GetPixelSpan().Slice(y * pixels.RowBytes, info.Width * step);
            for (int plane = 0; plane < info.PlaneCount; plane++)
            {
                var line = samples.Slice(plane * area + y * info.Width, info.Width);
                for (int x = 0; x < line.Length; x++) line[x] = curve[row[x * step + plane]];
            }
        }
    }
}
