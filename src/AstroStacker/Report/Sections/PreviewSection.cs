using AstroStacker.Pipeline;
using AstroStacker.Report.Html;
using SkiaSharp;

namespace AstroStacker.Report.Sections;

/// <summary>The picture to look at, small enough to lie within the page.</summary>
internal static class PreviewSection
{
    public const int LongestSide = 1600;

    private const int Quality = 85;

    public static HtmlNode Of(StackResult result)
    {
        string preview = OutputNames.Preview(result.OutputBase);
        if (!result.FilesWritten.Contains(preview) || Reduced(preview) is not { } jpeg)
            return new HtmlElement("p", "There is no preview of this picture.").With("id", "preview");
        string curves = result.Picture.IsSrgb ? "one curve for all colours" : "a curve for each colour of the camera";
        return new HtmlElement("figure",
            new HtmlElement("img").With("src", DataUri.Of("image/jpeg", jpeg)).With("alt", "The stacked picture, stretched"),
            new HtmlElement("figcaption",
                "Stretched for the screen: black lies 2.8 standard deviations below the sky and a midtones curve lifts the sky to "
                + $"a quarter of full brightness, {curves}; the picture's own files stay linear."))
            .With("class", "preview").With("id", "preview");
    }

    /// <summary>The picture's file, made smaller where it is larger than a page needs; null where it can't be read.</summary>
    private static byte[]? Reduced(string path)
    {
        using var picture = SKBitmap.Decode(path);
        if (picture is null) return null;
        double share = LongestSide / (double)Math.Max(picture.Width, picture.Height);
        if (share >= 1) return File.ReadAllBytes(path);
        var size = new SKSizeI(Math.Max(1, (int)Math.Round(picture.Width * share)), Math.Max(1, (int)Math.Round(picture.Height * share)));
        using var small = picture.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var coded = small?.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return coded?.ToArray();
    }
}
