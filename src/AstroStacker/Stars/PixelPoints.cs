namespace AstroStacker.Stars;

/// <summary>
/// Gauss-Legendre points over a pixel by which a profile is averaged (Abramowitz and Stegun 1964, table 25.4).
/// </summary>
internal sealed class PixelPoints
{
    /// <summary>The pixel's centre: enough far from a star's core.</summary>
    public static readonly PixelPoints One = new([0], [1]);

    /// <summary>Two a side, exact to third order: the core of stars of FWHM above some 2.5 pixels.</summary>
    public static readonly PixelPoints Four = new([-0.28867513459481287, 0.28867513459481287], [0.5, 0.5]);

    /// <summary>Three a side, exact to fifth order: the core of smaller stars.</summary>
    public static readonly PixelPoints Nine =
        new([-0.3872983346207417, 0, 0.3872983346207417], [5 / 18.0, 8 / 18.0, 5 / 18.0]);

    private PixelPoints(double[] places, double[] weights)
    {
        X = [.. places.SelectMany(_ => places, (_, x) => (float)x)];
        Y = [.. places.SelectMany(y => places, (y, _) => (float)y)];
        Weight = [.. weights.SelectMany(_ => weights, (a, b) => (float)(a * b))];
    }

    public float[] X { get; }

    public float[] Y { get; }

    /// <summary>Sum 1.</summary>
    public float[] Weight { get; }
}
