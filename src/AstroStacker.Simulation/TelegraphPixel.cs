namespace AstroStacker.Simulation;

/// <summary>A pixel whose dark current jumps between two levels (random telegraph noise).</summary>
/// <param name="X">Full-sensor column.</param>
/// <param name="Y">Full-sensor row.</param>
/// <param name="Electrons">What it adds to a light while it is on.</param>
public readonly record struct TelegraphPixel(int X, int Y, double Electrons);
