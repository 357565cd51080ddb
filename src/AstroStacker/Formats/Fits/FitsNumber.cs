using System.Globalization;
using System.Text.RegularExpressions;

namespace AstroStacker.Formats.Fits;

/// <summary>Numbers as capturing programs write them.</summary>
internal static partial class FitsNumber
{
    /// <summary>A finite number and nothing else: Fortran's exponent D and a decimal comma are allowed.</summary>
    public static double? Parse(string text)
    {
        string plain = text.Replace('D', 'E').Replace('d', 'e');
        if (plain.Count(letter => letter == ',') == 1 && !plain.Contains('.', StringComparison.Ordinal))
            plain = plain.Replace(',', '.');
        return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value) ? value : null;
    }

    /// <summary>A number with or without its unit, or a fraction: "120 s", "1/200", "-10,5 C".</summary>
    /// <param name="text">The value of a card.</param>
    /// <param name="unit">In lower case; empty where there is none.</param>
    public static double? WithUnit(string text, out string unit)
    {
        unit = "";
        if (Parse(text) is { } plain) return plain;
        var match = Measure().Match(text);
        if (!match.Success || Parse(match.Groups["value"].Value) is not { } value) return null;
        unit = match.Groups["unit"].Value.ToLowerInvariant();
        if (!match.Groups["divisor"].Success) return value;
        return Parse(match.Groups["divisor"].Value) is { } divisor and not 0 ? value / divisor : null;
    }

    [GeneratedRegex(
        @"^(?<value>[+-]?(\d+([.,]\d*)?|[.,]\d+)([eEdD][+-]?\d+)?)(\s*/\s*(?<divisor>\d+([.,]\d+)?))?\s*(?<unit>[^\d\s.,/]\S{0,11})?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Measure();
}
