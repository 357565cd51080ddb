using System.Globalization;
using System.Text.RegularExpressions;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>
/// Parts of the sensor by name, "[x1:x2,y1:y2]" counted from 1 with both ends in it (the convention of IRAF): BIASSEC is the
/// overscan, TRIMSEC what sees light. Rows are those of the file; here they are turned with it.
/// </summary>
internal static partial class FitsSections
{
    /// <summary>Null where the header has none, or one that doesn't lie in the picture: it was cut off already.</summary>
    public static PixelRectangle? Overscan(FitsHeader header, FitsLayout layout)
    {
        var overscan = Of(header, "BIASSEC", layout);
        // A section of all rows and columns leaves no picture: some programs write it where there is no overscan.
        return overscan is { } area && area.Intersect(VisibleArea(header, layout)).IsEmpty ? area : null;
    }

    /// <summary>All of the picture where nothing else is said.</summary>
    public static PixelRectangle VisibleArea(FitsHeader header, FitsLayout layout) =>
        Of(header, "TRIMSEC", layout)
        ?? (Of(header, "BIASSEC", layout) is not null ? Of(header, "DATASEC", layout) : null)
        ?? new PixelRectangle(0, 0, layout.Width, layout.Height);

    private static PixelRectangle? Of(FitsHeader header, string keyword, FitsLayout layout)
    {
        if (header.Text(keyword) is not { } text || Section().Match(text) is not { Success: true } match) return null;
        var (left, right) = Ordered(Whole(match, "x1"), Whole(match, "x2"));
        var (low, high) = Ordered(Whole(match, "y1"), Whole(match, "y2"));
        if (left < 1 || right > layout.Width || low < 1 || high > layout.Height) return null;
        int top = layout.BottomUp ? layout.Height - high : low - 1;
        return new PixelRectangle(left - 1, top, right - left + 1, high - low + 1);
    }

    private static (int Low, int High) Ordered(int first, int second) =>
        first <= second ? (first, second) : (second, first);

    private static int Whole(Match match, string name) =>
        int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\[?\s*(?<x1>\d{1,7})\s*:\s*(?<x2>\d{1,7})\s*,\s*(?<y1>\d{1,7})\s*:\s*(?<y2>\d{1,7})\s*\]?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Section();
}
