using System.Runtime.InteropServices;
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

    public static HtmlNode Of(StackResult result) => new HtmlElement("section",
        new HtmlElement("h2", "Maps"),
        result.Maps.Any(map => map.Name != "coverage") ? null
            : new HtmlElement("p", "Where samples were left out is shown too when the run is asked for maps (--maps).")
                .With("class", "quiet"),
        new HtmlElement("div", result.Maps.Select(Figure)).With("class", "plots")).With("id", "maps");

    private static HtmlElement Figure(ReducedMap map)
    {
        bool isCoverage = map.Name == "coverage";
        float[] sorted = [.. map.Samples.Order()];
        float white = isCoverage ? sorted[^1] : sorted[(int)(ShownShare * (sorted.Length - 1))];
        if (white <= 0) white = sorted[^1];
        string unit = isCoverage ? "frames" : "samples";
        return new HtmlElement("figure",
            new HtmlElement("h3", Title(map.Name)),
            new HtmlElement("img").With("src", DataUri.Of("image/png", Png(map, white))).With("alt", Title(map.Name)),
            new HtmlElement("div", "0", new HtmlElement("i"), $"{Texts.Number(white)} {unit}").With("class", "scale"),
            new HtmlElement("figcaption", isCoverage
                ? "Frames that reach each part of the picture."
                : "Samples a pixel, over all colours, that were left out; each pixel here is the mean of its area."))
            .With("id", $"map-{map.Name}");
    }

    private static string Title(string map) => map switch
    {
        "coverage" => "Coverage",
        "rejected-low" => "Left out as too dark",
        _ => "Left out as too bright",
    };

    private static byte[] Png(ReducedMap map, float white)
    {
        byte[] levels = [.. map.Samples.Select(sample =>
            white > 0 ? (byte)(Math.Clamp(sample / white, 0, 1) * byte.MaxValue + 0.5f) : (byte)0)];
        using var picture = new SKBitmap(new SKImageInfo(map.Width, map.Height, SKColorType.Gray8, SKAlphaType.Opaque));
        for (int y = 0; y < map.Height; y++)
            Marshal.Copy(levels, y * map.Width, picture.GetPixels() + y * picture.RowBytes, map.Width);
        using var coded = picture.Encode(SKEncodedImageFormat.Png, quality: 100)
            ?? throw new IOException("the PNG library could not encode a map");
        return coded.ToArray();
    }
}
