namespace AstroStacker.Simulation;

/// <summary>A star of the scene.</summary>
/// <param name="X">Scene position, full-sensor pixels of an unmoved frame.</param>
/// <param name="Y">Scene position, downwards.</param>
/// <param name="Electrons">In one light of full transparency, on a sensor that were green all over.</param>
/// <param name="Red">Red over green.</param>
/// <param name="Blue">Blue over green.</param>
public readonly record struct SceneStar(double X, double Y, double Electrons, double Red, double Blue)
{
    /// <summary>Response of colour 0 (red), 1 (green) or 2 (blue) relative to green.</summary>
    public double Colour(int colour) => colour switch { 0 => Red, 2 => Blue, _ => 1 };
}
