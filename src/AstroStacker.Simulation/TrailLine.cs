using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>A satellite's trail: a straight line across the sensor with a Gaussian profile.</summary>
/// <param name="X">A point of the line, full-sensor pixels.</param>
/// <param name="Y">A point of the line, downwards.</param>
/// <param name="AngleRadians">Direction, x to y.</param>
/// <param name="Electrons">Peak, electrons a green pixel.</param>
/// <param name="SigmaPixels">Of the profile.</param>
public sealed record TrailLine(double X, double Y, double AngleRadians, double Electrons, double SigmaPixels)
{
    /// <summary>Distance of a sensor position from the line, pixels.</summary>
    public double Distance(double x, double y)
    {
        var (sin, cos) = PortableMath.SinCos(AngleRadians);
        return Math.Abs((x - X) * sin - (y - Y) * cos);
    }
}
