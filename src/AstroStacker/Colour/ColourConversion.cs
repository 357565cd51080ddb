using AstroStacker.Imaging;

namespace AstroStacker.Colour;

/// <summary>From a camera's own colours to those of the result: white balance, then the camera's matrix.</summary>
/// <param name="Matrix">Row-major 3x3, applied to linear camera RGB; null leaves the planes as they are.</param>
/// <param name="IsSrgb">True where the result is linear sRGB.</param>
/// <param name="Description">A plain sentence for the summary.</param>
public sealed record ColourConversion(IReadOnlyList<double>? Matrix, bool IsSrgb, string Description)
{
    /// <summary>
    /// What a pixel becomes of which only is known that it is saturated, one a plane, in the camera's colours: neutral after
    /// the white balance, and in no plane below 1.
    /// </summary>
    public IReadOnlyList<double> White { get; private init; } = [1, 1, 1];

    /// <summary>Chooses the conversion.</summary>
    /// <param name="profile">What the reference's file says of its colours, or null.</param>
    /// <param name="colour">"auto", "srgb" or "camera".</param>
    /// <param name="whiteBalance">"auto", "none", "daylight", "camera" or "stars".</param>
    /// <param name="starMultipliers">The factors for "stars".</param>
    /// <param name="problem">Set where the file can't give what was asked: what it lacks and what to do.</param>
    /// <returns>The conversion, or null with a problem.</returns>
    public static ColourConversion? Choose(
        ColourProfile? profile, string colour, string whiteBalance, IReadOnlyList<double>? starMultipliers, out string? problem)
    {
        problem = null;
        bool srgb = colour == "srgb" || (colour == "auto" && profile?.CameraToSrgb is not null);
        if (srgb && profile?.CameraToSrgb is null)
        {
            problem = "holds no trusted colour matrix for --color srgb. Use --color camera.";
            return null;
        }

        if (whiteBalance == "auto") whiteBalance = srgb && profile?.DaylightMultipliers is not null ? "daylight" : "none";
        var multipliers = whiteBalance switch
        {
            "daylight" => profile?.DaylightMultipliers,
            "camera" => profile?.CameraMultipliers,
            "stars" => starMultipliers,
            _ => [1, 1, 1],
        };
        if (multipliers is null)
        {
            problem = $"holds no {whiteBalance} white balance. Use --white-balance none.";
            return null;
        }

        string balance = whiteBalance == "none" ? "no white balance" : $"{whiteBalance} white balance";
        double most = multipliers.Max();
        double[] white = [.. multipliers.Select(multiplier => most / multiplier)];
        if (!srgb)
        {
            return whiteBalance == "none"
                ? new ColourConversion(null, false, "camera colours, no white balance")
                : new ColourConversion(
                    Scaled([1, 0, 0, 0, 1, 0, 0, 0, 1], multipliers), false, $"camera colours, {balance}")
                { White = white };
        }

        return new ColourConversion(Scaled(profile!.CameraToSrgb!, multipliers), true, $"linear sRGB, {balance}") { White = white };
    }

    /// <summary>Matrix times diagonal; the least multiplier becomes 1, so that a clipped sample is at least white.</summary>
    private static double[] Scaled(IReadOnlyList<double> matrix, IReadOnlyList<double> multipliers)
    {
        double least = multipliers.Min();
        return [.. matrix.Select((value, index) => value * multipliers[index % 3] / least)];
    }
}
