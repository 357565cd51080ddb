using System.Text.RegularExpressions;
using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>
/// A flat that Siril stacked: its header doesn't tell whether its bias is off. The name does where it is one of Siril's own
/// (pp_flat_stacked: off, flat_stacked: in); under any other it is taken to be off, as all of Siril's scripts have it.
/// </summary>
internal static partial class SirilFlat
{
    /// <summary>True where nothing but that custom says that the bias is off.</summary>
    public static bool IsTakenAsCalibrated(FrameInfo flat) =>
        !flat.BlackSubtracted && flat.Capture.CombinedCount > 1
        && flat.Capture.Program?.StartsWith(CaptureSettings.Siril, StringComparison.OrdinalIgnoreCase) == true
        && !UncalibratedName().IsMatch(Path.GetFileName(flat.Path));

    /// <summary>What to tell the user of it.</summary>
    public static string Sentence(FrameInfo flat) =>
        $"{Path.GetFileName(flat.Path)} is a flat that Siril stacked, and nothing in it tells whether its bias is off: it is taken to be, "
        + "as Siril's scripts have it. If the bias is still in, name the file flat_stacked.fit, as Siril does.";

    // "stack flat" alone names its result so.
    [GeneratedRegex("^flats?_stacked", RegexOptions.IgnoreCase)]
    private static partial Regex UncalibratedName();
}
