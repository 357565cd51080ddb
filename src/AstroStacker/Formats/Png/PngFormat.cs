using AstroStacker.Imaging;

namespace AstroStacker.Formats.Png;

/// <summary>
/// PNG of 8 or 16 bits, grey or RGB. Linear are: pictures tagged so (ours; gAMA 1.0; cICP of linear transfer) and
/// 16-bit grey ones, which are masters in raw ADU; all else goes through the sRGB curve.
/// </summary>
public sealed class PngFormat : IFrameFormat
{
    private const uint LeastGammaOfLinear = 95_000;
    private const uint MostGammaOfLinear = 105_000;

    public string Name => "PNG";

    public bool Recognises(ReadOnlySpan<byte> start, string path) => start.StartsWith(PngChunks.Signature);

    public IFrameReader Open(string path)
    {
        using var file = SampleFile.Open(path);
        var chunks = PngChunks.Read(file);
        Require(path, chunks);
        bool isLinear = IsLinear(chunks);
        ushort[]? curve = CurveOf(chunks, isLinear);
        var info = InfoOf(path, chunks, throughCurve: curve is not null);
        if (isLinear && PictureNotes.Parse(chunks.Notes) is { } notes) info = notes.ApplyTo(info, ushort.MaxValue);
        var stamp = file.Stamp;
        return new DecodedReader(info, (samples, cancellation) =>
        {
            using var again = SampleFile.Reopen(path, stamp);
            PngDecoder.Decode(again, chunks, curve, samples, cancellation);
        });
    }

    private static void Require(string path, PngChunks chunks)
    {
        if (chunks.Width < 1 || chunks.Height < 1 || chunks.Width > int.MaxValue / 16)
            throw new FrameException(path, $"claims to be {chunks.Width} x {chunks.Height} pixels", Remedies.Damaged);
        string? unsupported = chunks switch
        {
            { IsInterlaced: true } => "is an interlaced PNG",
            { ColourType: PngColourType.Palette } => "is a PNG with a palette",
            { BitDepth: not (8 or 16) } => $"is a PNG of {chunks.BitDepth} bits a sample",
            _ => null,
        };
        if (unsupported is not null)
            throw new FrameException(
                path, unsupported, "Save it as 16-bit (or 8-bit) grey or RGB without interlacing.");
    }

    private static bool IsLinear(PngChunks chunks)
    {
        if (chunks.Transfer is { } transfer) return transfer == PngChunks.LinearTransfer;
        if (chunks.BitDepth == 16 && chunks.ColourType is PngColourType.Grey or PngColourType.GreyAlpha) return true;
        return chunks.Gamma is >= LeastGammaOfLinear and <= MostGammaOfLinear;
    }

    private static ushort[]? CurveOf(PngChunks chunks, bool isLinear)
    {
        if (chunks.BitDepth == 16) return isLinear ? null : SrgbCurve.FromUInt16;
        // 255 x 257 = 65535: linear codes of 8 bits spread over 16.
        return isLinear ? [.. Enumerable.Range(0, 256).Select(code => (ushort)(code * 257))] : SrgbCurve.FromUInt8;
    }

    private static FrameInfo InfoOf(string path, PngChunks chunks, bool throughCurve) => new()
    {
        DecodedThroughCurve = throughCurve,
        Path = path,
        FormatName = "PNG",
        Width = chunks.Width,
        Height = chunks.Height,
        VisibleArea = new PixelRectangle(0, 0, chunks.Width, chunks.Height),
        PlaneCount = chunks.ColourType is PngColourType.Rgb or PngColourType.RgbAlpha ? 3 : 1,
        SampleType = SampleType.UInt16,
        SaturationAdu = ushort.MaxValue,
        Warnings = chunks.HasAlpha ? ["The transparency (alpha) was left out."] : [],
    };
}
