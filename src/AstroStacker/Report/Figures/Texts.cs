using System.Globalization;

namespace AstroStacker.Report.Figures;

/// <summary>Numbers as a reader wants them.</summary>
internal static class Texts
{
    private const double BytesAStep = 1000;

    public static string Number(double value, string format = "0.##") => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>"1 frame", "2 frames".</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{Number(count)} {noun}s";

    /// <summary>A share as a percentage with so many significant digits as it needs.</summary>
    public static string Percent(double share)
    {
        double percent = 100 * share;
        string format = Math.Abs(percent) switch
        {
            0 => "0",
            >= 10 => "0.0",
            >= 1 => "0.00",
            >= 0.1 => "0.000",
            >= 0.01 => "0.0000",
            _ => "0.000##",
        };
        return Number(percent, format) + " %";
    }

    /// <summary>"12.3 s", "4 min 5 s", "2 h 3 min".</summary>
    public static string Duration(double seconds)
    {
        if (seconds < 60) return Number(seconds, seconds < 10 ? "0.00" : "0.0") + " s";
        var time = TimeSpan.FromSeconds(Math.Round(seconds));
        return time.TotalHours >= 1 ? $"{(long)time.TotalHours} h {time.Minutes} min" : $"{time.Minutes} min {time.Seconds} s";
    }

    /// <summary>"1.2 GB", decimal; "unknown" where the system does not tell.</summary>
    public static string Bytes(long? bytes)
    {
        if (bytes is not { } value) return "unknown";
        string[] units = ["B", "kB", "MB", "GB", "TB"];
        double size = value;
        int unit = 0;
        for (; size >= BytesAStep && unit < units.Length - 1; unit++) size /= BytesAStep;
        return $"{Number(size, unit == 0 || size >= 100 ? "0" : "0.0")} {units[unit]}";
    }
}
