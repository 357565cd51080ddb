using System.Globalization;
using System.Text;
using System.Xml.Linq;
using AstroStacker.Formats.Fits;

namespace AstroStacker.Formats.Xisf;

/// <summary>The FITS keywords of an XISF image as a FITS header, so that both formats are read alike.</summary>
internal static class XisfKeywords
{
    // How samples lie is told by the image; its rows run from the top.
    private static readonly HashSet<string> OfTheLayout = new(StringComparer.OrdinalIgnoreCase)
    {
        "SIMPLE", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2", "NAXIS3", "BZERO", "BSCALE", "BLANK", "ROWORDER", "END", "EXTEND", "CONTINUE",
    };

    private static readonly HashSet<string> OfTheMosaic = new(StringComparer.OrdinalIgnoreCase)
    {
        "BAYERPAT", "COLORTYP", "XBAYROFF", "YBAYROFF",
    };

    public static FitsHeader HeaderOf(string path, XElement element, XisfImage image)
    {
        var text = new StringBuilder();
        void Card(string card) => text.Append(card.PadRight(FitsHeader.CardLength), 0, FitsHeader.CardLength);
        void Whole(string keyword, long value) => Card(string.Create(CultureInfo.InvariantCulture, $"{keyword,-8}= {value,20}"));
        Card("SIMPLE  =                    T");
        Whole("BITPIX", image.BitPix);
        Whole("NAXIS", 3);
        Whole("NAXIS1", image.Width);
        Whole("NAXIS2", image.Height);
        Whole("NAXIS3", image.PlaneCount);
        // FITS has no unsigned numbers of these sizes but by an offset.
        if (image.BitPix > 8) Whole("BZERO", 1L << (image.BitPix - 1));
        string? pattern = element.Elements().FirstOrDefault(child => child.Name.LocalName == "ColorFilterArray")?
            .Attribute("pattern")?.Value;
        if (pattern is not null) Card($"BAYERPAT= '{Plain(pattern)}'");
        foreach (var keyword in element.Elements().Where(child => child.Name.LocalName == "FITSKeyword"))
        {
            string name = Plain(keyword.Attribute("name")?.Value ?? "").Trim().ToUpperInvariant();
            string value = Plain(keyword.Attribute("value")?.Value ?? ""), comment = Plain(keyword.Attribute("comment")?.Value ?? "");
            if (OfTheLayout.Contains(name) || (pattern is not null && OfTheMosaic.Contains(name))) continue;
            if (name is "HISTORY" or "COMMENT") Card($"{name,-8}{comment}");
            else if (name.Length is > 0 and <= 8) Card($"{name,-8}= {value} / {comment}");
        }

        Card("END");
        int blocks = (text.Length + FitsHeader.BlockLength - 1) / FitsHeader.BlockLength;
        using var bytes = new KeptBytes(path, Encoding.Latin1.GetBytes(text.ToString().PadRight(blocks * FitsHeader.BlockLength)));
        return FitsHeader.Read(bytes);
    }

    private static string Plain(string text) => string.Concat(text.Where(letter => !char.IsControl(letter) && letter <= 'ÿ'));
}
