using System.Globalization;
using System.Text.RegularExpressions;

namespace AstroStacker.Formats.Fits;

/// <summary>Times as FITS headers write them; all come out as UTC.</summary>
internal static partial class FitsTime
{
    private const string Written = "yyyy-MM-ddTHH:mm:ss.fff";

    public static string Text(DateTime utc) => utc.ToString(Written, CultureInfo.InvariantCulture);

    /// <summary>DATE-OBS, with TIME-OBS where it holds the day alone; null where neither can be read.</summary>
    public static DateTime? StartOf(FitsHeader header)
    {
        if (header.Text("DATE-OBS", "DATE-BEG") is not { } text) return null;
        text = text.Replace(' ', 'T');
        if (!text.Contains('T', StringComparison.Ordinal) && header.Text("TIME-OBS", "UT") is { } time)
            text = $"{text}T{time}";
        return Parse(text);
    }

    /// <summary>ISO 8601 with any number of decimals, with or without an offset such as Z, -0700 or +01:00.</summary>
    public static DateTime? Parse(string text)
    {
        var match = IsoTime().Match(text);
        if (!match.Success) return null;
        string clock = match.Groups["clock"].Success ? match.Groups["clock"].Value : "00:00:00";
        if (!DateTime.TryParseExact(
            $"{match.Groups["day"].Value}T{clock}", "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)) return null;
        if (match.Groups["fraction"].Success)
            time = time.AddTicks((long)Math.Round(Fraction(match.Groups["fraction"]) * TimeSpan.TicksPerSecond));
        if (!match.Groups["sign"].Success) return time;
        var offset = new TimeSpan(Whole(match.Groups["hours"]), Whole(match.Groups["minutes"]), 0);
        return match.Groups["sign"].Value == "-" ? time + offset : time - offset;
    }

    private static double Fraction(Group group) => double.Parse($"0.{group.Value}", CultureInfo.InvariantCulture);

    private static int Whole(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<day>\d{4}-\d\d-\d\d)(T(?<clock>\d\d:\d\d:\d\d)(\.(?<fraction>\d*))?(Z|(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d))?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex IsoTime();
}
