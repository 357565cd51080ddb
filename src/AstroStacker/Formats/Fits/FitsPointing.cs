using System.Text.RegularExpressions;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>Where the telescope pointed: RA and DEC, the object's coordinates, or those of the picture's own solution.</summary>
internal static partial class FitsPointing
{
    private const double DegreesPerHour = 15;
    private const double HoursOfCircle = 24;

    private static readonly (string RightAscension, string Declination)[] Keywords =
        [("RA", "DEC"), ("OBJCTRA", "OBJCTDEC"), ("TELRA", "TELDEC"), ("RA_OBJ", "DEC_OBJ")];

    /// <summary>Null where nothing is said, or what is said can't be: exactly (0, 0) is a mount that wasn't connected.</summary>
    public static SkyPosition? Of(FitsHeader header)
    {
        foreach (var (rightAscension, declination) in Keywords)
            if (Position(RightAscension(header, rightAscension), Declination(header, declination)) is { } named)
                return named;
        bool isEquatorial = header.Text("CTYPE1")?.StartsWith("RA--", StringComparison.OrdinalIgnoreCase) == true
            && header.Text("CTYPE2")?.StartsWith("DEC-", StringComparison.OrdinalIgnoreCase) == true;
        return isEquatorial ? Position(header.Number("CRVAL1"), header.Number("CRVAL2")) : null;
    }

    private static SkyPosition? Position(double? rightAscension, double? declination) =>
        rightAscension is { } alpha && declination is { } delta && (alpha, delta) != (0, 0)
            && alpha is >= 0 and <= 360 && delta is >= -90 and <= 90
            ? new SkyPosition(alpha % 360, delta) : null;

    private static double? RightAscension(FitsHeader header, string keyword)
    {
        if (header.Text(keyword) is not { } text) return null;
        string comment = header.Comment(keyword);
        if (FitsNumber.Parse(text) is { } number)
        {
            // "[h]" is DWARF's.
            bool isHours = comment.Contains("hour", StringComparison.OrdinalIgnoreCase)
                || comment.StartsWith("[h]", StringComparison.Ordinal);
            if (isHours && !comment.Contains("deg", StringComparison.OrdinalIgnoreCase)) return number * DegreesPerHour;
            // OBJCTRA is a text of hours; a bare number there may be either.
            bool isDegrees = keyword != "OBJCTRA" || number >= HoursOfCircle
                || comment.Contains("deg", StringComparison.OrdinalIgnoreCase);
            return isDegrees ? number : null;
        }

        return Sexagesimal(text) is { } value ? value < HoursOfCircle ? value * DegreesPerHour : value : null;
    }

    private static double? Declination(FitsHeader header, string keyword) =>
        header.Text(keyword) is { } text ? FitsNumber.Parse(text) ?? Sexagesimal(text) : null;

    /// <summary>"19 59 41.97", "-05:23:28", "+22d00m52s": in units of the first number.</summary>
    private static double? Sexagesimal(string text)
    {
        var match = Parts().Match(text);
        if (!match.Success) return null;
        double minutes = Part(match, "minutes"), seconds = Part(match, "seconds");
        if (minutes >= 60 || seconds >= 60) return null;
        double value = Part(match, "whole") + minutes / 60 + seconds / 3600;
        return match.Groups["sign"].Value == "-" ? -value : value;
    }

    private static double Part(Match match, string name) => FitsNumber.Parse(match.Groups[name].Value) ?? 0;

    [GeneratedRegex(
        @"^(?<sign>[+-])?\s*(?<whole>\d{1,3})[^\d.,+-]+(?<minutes>\d{1,2}([.,]\d*)?)([^\d.,]+(?<seconds>\d{1,2}([.,]\d*)?))?[^\d]*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
