using AstroStacker.Formats.Tiff;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Dng;

/// <summary>
/// Area, pattern and levels of a DNG's mosaic. The standard anchors pattern and black level at the top-left of
/// ActiveArea; here they are carried to the full sensor's top-left.
/// </summary>
internal static class DngMosaic
{
    // CFAPattern's numbers (TIFF/EP): red, green, blue, cyan, magenta, yellow, white.
    private const string ColourCodes = "RGBCMYW";

    /// <summary>Null where the file names no pattern that is understood.</summary>
    public static string? PatternLetters(TiffDirectory mosaic)
    {
        double[] codes = mosaic.Numbers(TiffTags.CfaPattern);
        var (width, height) = Repeat(mosaic, TiffTags.CfaRepeatPatternDim, 2);
        if (width * height == 0 || codes.Length != width * height || codes.Any(code => code >= ColourCodes.Length))
            return null;
        return string.Concat(codes.Select(code => ColourCodes[(int)code]));
    }

    public static CfaPattern Pattern(TiffDirectory mosaic, PixelRectangle active)
    {
        var (width, height) = Repeat(mosaic, TiffTags.CfaRepeatPatternDim, 2);
        return new CfaPattern(PatternLetters(mosaic)!, width, height).Shift(-active.X, -active.Y);
    }

    /// <summary>The sensor's part that sees light: top, left, bottom, right in the file.</summary>
    public static PixelRectangle ActiveArea(TiffDirectory mosaic, StoredLayout layout)
    {
        var whole = new PixelRectangle(0, 0, layout.Width, layout.Height);
        if (mosaic.Numbers(TiffTags.ActiveArea) is not [var top, var left, var bottom, var right]) return whole;
        var active = whole.Intersect(new PixelRectangle((int)left, (int)top, (int)(right - left), (int)(bottom - top)));
        return active.IsEmpty ? whole : active;
    }

    /// <summary>Null where the file names none: it is 0 then.</summary>
    public static BlackLevel? Black(TiffDirectory mosaic, PixelRectangle active)
    {
        double[] levels = mosaic.Numbers(TiffTags.BlackLevel);
        if (levels.Length == 0 || levels.Any(level => !double.IsFinite(level))) return null;
        var (width, height) = Repeat(mosaic, TiffTags.BlackLevelRepeatDim, 1);
        if (levels.Length != width * height) return new BlackLevel((float)levels[0]);
        var anchored = new float[levels.Length];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                anchored[(y + active.Y) % height * width + (x + active.X) % width] = (float)levels[y * width + x];
        return new BlackLevel(anchored, width, height);
    }

    public static float White(TiffDirectory mosaic)
    {
        float most = (1 << (int)(mosaic.Whole(TiffTags.BitsPerSample) ?? 16)) - 1;
        return mosaic.Number(TiffTags.WhiteLevel) is > 0 and var white ? Math.Min((float)white, most) : most;
    }

    private static (int Width, int Height) Repeat(TiffDirectory mosaic, ushort tag, int otherwise) =>
        mosaic.Numbers(tag) is [var rows and >= 1 and <= 16, var columns and >= 1 and <= 16]
            ? ((int)columns, (int)rows) : (otherwise, otherwise);
}
