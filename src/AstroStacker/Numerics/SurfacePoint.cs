namespace AstroStacker.Numerics;

/// <summary>A value at a place, and how much it counts.</summary>
public readonly record struct SurfacePoint(double X, double Y, double Value, double Weight);
