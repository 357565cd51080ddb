namespace AstroStacker.Comparison.Defects;

/// <summary>A pixel that stands out, full-sensor coordinates.</summary>
internal readonly record struct Defect(int X, int Y, bool IsHot);
