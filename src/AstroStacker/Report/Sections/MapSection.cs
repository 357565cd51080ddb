using System.Runtime.InteropServices;
using AstroStacker.Numerics;
using AstroStacker.Pipeline;
using AstroStacker.Report.Figures;
using AstroStacker.Report.Html;
using SkiaSharp;

namespace AstroStacker.Report.Sections;

/// <summary>How many frames stand behind each part of the picture, and where samples were left out.</summary>
internal static class MapSection
{
    /// <summary>A share of the pixels may be brighter than the scale ends: a trail would leave all else black.</summary>
    private const double ShownShare = 0.999;

    private const int Quality = 85;

    public static HtmlNode Of(StackResult result) => new HtmlElement("section",
        new HtmlElement("h2", "Maps"),
        result.Maps.Any(map => map.Name != "coverage") ? null
            : new HtmlElement("p", "Where samples were left out is shown too when the run is asked for maps (--maps).")
                .With("class", "quiet"),
        new HtmlElement("div", result.Maps.Select(Figure)).With("class", "plots")).With("id", "maps");

    private static HtmlElement Figure(ReducedMap map)
    {
        bool isCoverage = map.Name == "coverage";
        float white = White(map.Samples, isCoverage ? 1 : ShownShare);
        string unit = isCoverage ? "frames" : "samples";
        return new HtmlElement("figure",
            new HtmlElement("h3", Title(map.Name)),
            new HtmlElement("img").With("src", DataUri.Of("image/jpeg", Jpeg(map, white))).With("alt", Title(map.Name)),
            new HtmlElement("div", "0", new HtmlElement("i"), $"{Texts.Number(white)} {unit}").With("class", "scale"),
            new HtmlElement("figcaption", isCoverage
                ? "Frames that reach each part of the picture."
                : "Samples a pixel, over all colours, that were left out; each pixel here is the mean of its area."))
            .With("id", $"map-{map.Name}");
    }

    /// <summary>What so many of the samples do not exceed; the largest where that is nothing.</summary>
    private static float White(IReadOnlyList<float> samples, double share)
    {
        float[] values = [.. samples];
        float white = share < 1 ? RobustStatistics.Select<float>(values, (int)(share * (values.Length - 1))) : 0;
        return white > 0 ? white : values.Max();
    }

    private static string Title(string map) => map switch
    {
        "coverage" => "Coverage",
        "rejected-low" => "Left out as too dark",
        _ => "Left out as too bright",
    };

    private static byte[] Jpeg(ReducedMap map, float white)
    {
        var levels = new byte[map.Samples.Count];
        if (white > 0)
            for (int i = 0; i < levels.Length; i++) levels[i] = (byte)(Math.Clamp(map.Samples[i] / white, 0, 1) * byte.MaxValue + 0.5f);
        using var picture = new SKBitmap(new SKImageInfo(map.Width, map.Height, SKColorType.Gray8, SKAlphaType.Opaque));
        for (int y = 0; y < map.Height; y++)
            Marshal.Copy(levels, y * map.Width, picture.GetPixels() + y * picture.RowBytes, map.Width);
        using var coded = picture.Encode(SKEncodedImageFormat.Jpeg, Quality)
            ?? throw new IOException("the JPEG library could not encode a map");
        return coded.ToArray();
    }
}
