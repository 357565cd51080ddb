using System.Globalization;
using AstroStacker.Pipeline;

namespace AstroStacker.Cli.Options;

/// <summary>Numbers with a unit or a range of their own.</summary>
internal static class NumberTexts
{
    private const double WidestSigma = 100;

    private const long SmallestMemory = 64L << 20;

    private static readonly (string Unit, double Bytes)[] Units =
    [
        ("KIB", 1L << 10), ("MIB", 1L << 20), ("GIB", 1L << 30), ("TIB", 1L << 40),
        ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12),
        ("K", 1L << 10), ("M", 1L << 20), ("G", 1L << 30), ("T", 1L << 40), ("B", 1),
    ];

    /// <summary>A quantile from 0 to below 1; the original's 0.85 meant the 85th percentile.</summary>
    public static double Quantile(string text)
    {
        double value = OptionTexts.Number(text.TrimEnd('%'));
        if (!text.EndsWith('%') && value is >= 0 and < 1) return value;
        string percentile = value is > 1 and < 100 || text.EndsWith('%') && value is >= 0 and < 100
            ? string.Create(CultureInfo.InvariantCulture, $"Write percentile {value} as {value / 100}")
            : "Write a share such as 0.85 for the 85th percentile";
        string problem = value is 1 ? "leaves no pixel to align by" : "not a share from 0 to below 1";
        throw new FormatException($"{problem}. {percentile}; 0 turns the threshold off.");
    }

    /// <summary>The border as a fraction of the picture.</summary>
    public static double Padding(string text)
    {
        double value = OptionTexts.Number(text);
        if (value is >= 0 and <= StackJob.WidestPadding) return value;
        throw new FormatException($"not a fraction from 0 to {StackJob.WidestPadding}. Write 0.1 for a tenth of the picture.");
    }

    /// <summary>Output pixels a sensor pixel.</summary>
    public static double? DrizzleScale(string text)
    {
        double value = OptionTexts.Number(text);
        if (value is >= 1 and <= 4 && value * 2 == Math.Floor(value * 2)) return value;
        throw new FormatException("not 1, 1.5, 2, 2.5, 3, 3.5 or 4 output pixels a sensor pixel. Write --drizzle 2 for twice as fine.");
    }

    /// <summary>Side of a drop.</summary>
    public static double Drop(string text)
    {
        double value = OptionTexts.Number(text);
        if (value is > 0 and <= 2) return value;
        throw new FormatException("not above 0 and at most 2 sensor pixels. Write 0.7, or 1 for the whole pixel.");
    }

    /// <summary>How many of the best frames are stacked: 90%, 0.9, or a number of frames from 1 on.</summary>
    public static (double Share, int? Count) Keep(string text)
    {
        const string remedy = "Write a share such as 90% or 0.9, or a number of frames such as 50.";
        double value = OptionTexts.Number(text.TrimEnd('%'));
        bool isPercent = text.EndsWith('%');
        if (isPercent && value is > 0 and <= 100) return (value / 100, null);
        if (isPercent) throw new FormatException($"not above 0 and up to 100%. {remedy}");
        if (value is > 0 and < 1) return (value, null);
        if (value >= 1 && value <= int.MaxValue && value == Math.Floor(value)) return (1, (int)value);
        throw new FormatException($"neither a share nor a number of frames. {remedy}");
    }

    /// <summary>The least score, where the median frame's is 1.</summary>
    public static double Quality(string text)
    {
        double value = OptionTexts.Number(text);
        if (value is >= 0 and < 1000) return value;
        throw new FormatException("not a quality from 0 on. Write 0.3 to leave out frames with less than 0.3 of the median frame's.");
    }

    /// <summary>LOW,HIGH in standard deviations; one number stands for both.</summary>
    public static (double Low, double High) Sigma(string text)
    {
        if (text.IndexOfAny([':', ';', '/', ' ']) > 0)
            throw new FormatException("not LOW,HIGH. Write two numbers with a comma between, such as 3,2.5, or one for both.");
        string[] parts = text.Split(',');
        if (parts.Length > 2) throw new FormatException("more than two numbers. Write LOW,HIGH, such as 3,2.5.");
        double[] limits = [.. parts.Select(OptionTexts.Number)];
        if (limits.Any(limit => limit is <= 0 or > WidestSigma))
        {
            throw new FormatException(
                $"not above 0 and up to {WidestSigma}. Write LOW,HIGH in standard deviations, such as 3,3.");
        }

        return (limits[0], limits[^1]);
    }

    /// <summary>Null for auto, else the level in units of saturation, 0 to below 1.</summary>
    public static double? Pedestal(string text)
    {
        if (text.Equals("auto", StringComparison.OrdinalIgnoreCase)) return null;
        double value = OptionTexts.Number(text);
        if (value is >= 0 and < 1) return value;
        throw new FormatException(
            "not a level from 0 to below 1, where 1 is saturation. Write auto, 0 for none, or such as 0.01.");
    }

    /// <summary>Bytes: a number with B, KB, MB, GB, TB (thousands), KiB... or K, M, G, T (1,024).</summary>
    public static long? Memory(string text)
    {
        const string remedy = "Write a size with its unit, such as 4GB or 800MB.";
        string upper = text.Trim().ToUpperInvariant();
        var (unit, bytes) = Array.Find(Units, entry => upper.EndsWith(entry.Unit, StringComparison.Ordinal));
        string number = unit is null ? upper : upper[..^unit.Length].TrimEnd();
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value))
            throw new FormatException($"not a size. {remedy}");
        double size = value * (unit is null ? 1 : bytes);
        if (size < SmallestMemory) throw new FormatException($"less than the smallest, 64MiB. {remedy}");
        return size <= long.MaxValue / 2 ? (long)size : throw new FormatException($"more than any machine has. {remedy}");
    }

    /// <summary>SIDE or WIDTHxHEIGHT in output pixels, multiples of 64.</summary>
    public static (int Width, int Height)? Tile(string text)
    {
        int[] sides = [.. text.Split('x', 'X').Select(Side)];
        if (sides.Length is 1 or 2 && !sides.Contains(0)) return (sides[0], sides[^1]);
        throw new FormatException("not a tile. Write one or two multiples of 64 up to 8192, such as 256 or 512x128.");

        static int Side(string part) =>
            int.TryParse(part, CultureInfo.InvariantCulture, out int side) && side is > 0 and <= 8192 && side % 64 == 0 ? side : 0;
    }
}
