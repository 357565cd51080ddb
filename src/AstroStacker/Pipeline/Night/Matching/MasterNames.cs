using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Names of masters: "dark-300s-gain100-minus10C", "flat-Ha-2026-11-22", "bias-iso800".</summary>
internal static class MasterNames
{
    public static string Of(FrameSet set)
    {
        string?[] parts = set.Type == FrameType.Flat
            ? ["flat", set.Filter, Binning(set), set.Nights.Count > 0 ? Words.Date(set.Nights[0]) : null]
            :
            [
                Words.One(set.Type), set.Type == FrameType.Bias ? null : Exposure(set), Gain(set), Binning(set),
                set.Type == FrameType.DarkFlat ? null : Temperature(set),
            ];
        return string.Join('-', parts.OfType<string>());
    }

    private static string? Exposure(FrameSet set) => set.ExposureSeconds is { } seconds ? $"{Words.Number(seconds)}s" : null;

    private static string? Gain(FrameSet set) => set.Settings.GainText?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string? Binning(FrameSet set) => set.Camera is { BinningX: 1, BinningY: 1 }
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"bin{set.Camera.BinningX}x{set.Camera.BinningY}");

    private static string? Temperature(FrameSet set)
    {
        if (set.TemperatureCelsius is not { } celsius) return null;
        double whole = Math.Round(celsius);
        return string.Create(CultureInfo.InvariantCulture, $"{(whole < 0 ? "minus" : "")}{Math.Abs(whole)}C");
    }
}
