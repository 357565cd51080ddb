using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>How numbers and frame types are written in the plan's sentences.</summary>
internal static class Words
{
    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Seconds(double seconds) => $"{Number(seconds)} s";

    public static string Degrees(double celsius) =>
        $"{Math.Round(celsius, 1).ToString("0.#;-0.#;0", CultureInfo.InvariantCulture)} C";

    public static string Date(DateOnly night) => night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"dark", "dark-flat".</summary>
    public static string One(FrameType type) => type == FrameType.DarkFlat ? "dark-flat" : type.ToString().ToLowerInvariant();

    /// <summary>"darks", "biases".</summary>
    public static string Many(FrameType type) => type == FrameType.Bias ? "biases" : One(type) + "s";

    /// <summary>"1 dark", "20 biases".</summary>
    public static string Count(int count, FrameType type) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? One(type) : Many(type))}");

    /// <summary>"a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";
}
