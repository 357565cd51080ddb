namespace AstroStacker.Simulation;

/// <summary>The simulated camera's colours: a plausible matrix, and what it makes of white and of other lights.</summary>
internal static class SyntheticCamera
{
    public const string Make = "AstroStacker";

    public const string Model = "Synthetic Sky";

    /// <summary>XYZ (D65) to camera times 10000, as DNG's ColorMatrix1.</summary>
    public static readonly int[] ColourMatrix = [8200, -2900, -800, -4500, 12800, 1900, -800, 2100, 6200];

    /// <summary>Response to daylight, green 1: the matrix times D65's white, as DNG's AsShotNeutral.</summary>
    public static readonly double[] White = [0.38, 1, 0.76];

    /// <summary>The same for hydrogen's red light with some blue.</summary>
    public static readonly double[] Nebula = [0.9, 0.8, 0.7];

    /// <summary>The same for the lamp of the flats: not white, so that calibration must not tint.</summary>
    public static readonly double[] FlatLamp = [0.7, 1, 0.55];
}
