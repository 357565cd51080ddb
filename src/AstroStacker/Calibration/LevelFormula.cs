using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Calibration;

/// <summary>
/// A level in ADU: a number, or a formula of numbers, + - * / and brackets, and what a frame's header says of the camera's settings,
/// after "=", as Siril writes it: "=64*$OFFSET".
/// </summary>
public static class LevelFormula
{
    private static readonly (string Word, Func<FrameInfo, double?> Value)[] s_words =
    [
        ("$OFFSET", info => info.Capture.Offset),
        ("$GAIN", info => info.Capture.Gain),
        ("$ISO", info => info.Iso),
        ("$EXPTIME", info => info.ExposureSeconds),
        ("$TEMP", info => info.TemperatureCelsius),
        ("$BINX", info => info.Capture.BinningX),
        ("$OVERSCAN", info => info.Capture.OverscanAdu),
    ];

    /// <summary>Throws <see cref="FormatException"/>: what is wrong, then what to do.</summary>
    public static double Evaluate(string text, FrameInfo frame)
    {
        string formula = text.StartsWith('=') ? text[1..] : text;
        int at = 0;
        double value = Sum(formula, ref at, frame);
        if (at < formula.Length) throw Wrong(text, formula[at..]);
        if (!double.IsFinite(value) || value < 0)
            throw new FormatException(
                FormattableString.Invariant($"{text} is {value} ADU for {frame.Path}, which no bias is. Correct the formula."));
        return value;
    }

    private static double Sum(string text, ref int at, FrameInfo frame)
    {
        double value = Product(text, ref at, frame);
        while (true)
        {
            if (Takes(text, ref at, '+')) value += Product(text, ref at, frame);
            else if (Takes(text, ref at, '-')) value -= Product(text, ref at, frame);
            else return value;
        }
    }

    private static double Product(string text, ref int at, FrameInfo frame)
    {
        double value = Factor(text, ref at, frame);
        while (true)
        {
            if (Takes(text, ref at, '*')) value *= Factor(text, ref at, frame);
            else if (Takes(text, ref at, '/')) value /= Factor(text, ref at, frame);
            else return value;
        }
    }

    private static double Factor(string text, ref int at, FrameInfo frame)
    {
        if (Takes(text, ref at, '-')) return -Factor(text, ref at, frame);
        if (Takes(text, ref at, '('))
        {
            double value = Sum(text, ref at, frame);
            return Takes(text, ref at, ')') ? value : throw Wrong(text, text[at..]);
        }

        int start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '$' or '.')) at++;
        string word = text[start..at];
        if (double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)) return number;
        foreach (var (name, value) in s_words)
            if (name.Equals(word, StringComparison.OrdinalIgnoreCase))
                return value(frame) ?? throw new FormatException($"{frame.Path} says nothing of {name}. Give the level as a number.");
        throw Wrong(text, text[start..]);
    }

    private static bool Takes(string text, ref int at, char sign)
    {
        while (at < text.Length && text[at] == ' ') at++;
        if (at >= text.Length || text[at] != sign) return false;
        at++;
        while (at < text.Length && text[at] == ' ') at++;
        return true;
    }

    private static FormatException Wrong(string text, string rest) => new(
        $"{text} can't be understood{(rest.Length == 0 ? "" : $" from '{rest}' on")}. "
        + $"Write a number or a formula such as =64*$OFFSET; it may name {string.Join(", ", s_words.Select(word => word.Word))}.");
}
