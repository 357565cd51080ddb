using System.Text.RegularExpressions;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>What the program that wrote a frame has taken off it already.</summary>
internal static partial class FitsCalibration
{
    /// <summary>Steps that CALSTAT stands for: bias, dark, flat, and those that change no level.</summary>
    private const string CalibrationSteps = "BDFMSCA";

    /// <summary>True where the bias, or a dark that holds it, is off.</summary>
    public static bool IsBlackSubtracted(FitsHeader header) =>
        header.IsTrue(FitsKeywords.BlackSubtracted) || NamesBias(header.Text("CALSTAT")) || IsCalibratedBySiril(header);

    /// <summary>True for a file that Siril wrote: it leaves the words of the capturing program beside its own.</summary>
    public static bool IsSirils(FitsHeader header) =>
        header.Text("PROGRAM")?.StartsWith(CaptureSettings.Siril, StringComparison.OrdinalIgnoreCase) == true;

    // MaxIm DL, ASTAP: a letter a step, "BD" or "DFB".
    private static bool NamesBias(string? status) =>
        status is not null && status.All(CalibrationSteps.Contains) && status.AsSpan().ContainsAny('B', 'D');

    // Siril's headers are silent on it. Its calibrated sequences begin with "pp_", and so do the stacks made of them.
    private static bool IsCalibratedBySiril(FitsHeader header) =>
        IsSirils(header) && CalibratedMark().IsMatch(Path.GetFileName(header.Path));

    [GeneratedRegex("^((r|bkg)_)*pp_")]
    private static partial Regex CalibratedMark();
}
