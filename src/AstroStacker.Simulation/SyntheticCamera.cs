namespace AstroStacker.Simulation;

/// <summary>The colours of the simulated camera: a plausible matrix, and what it makes of white and of a nebula.</summary>
internal static class SyntheticCamera
{
    /// <summary>XYZ (D65) to camera times 10000, as DNG's ColorMatrix1.</summary>
    public static readonly int[] ColourMatrix = [8200, -2900, -800, -4500, 12800, 1900, -800, 2100, 6200];

    /// <summary>Response of red, green and blue to daylight, green 1: the matrix times D65's white, as DNG's AsShotNeutral.</summary>
    public static readonly double[] Neutral = [0.38, 1, 0.76];

    /// <summary>The same for hydrogen's red light with some blue.</summary>
    public static readonly double[] Nebula = [0.9, 0.8, 0.7];
}
