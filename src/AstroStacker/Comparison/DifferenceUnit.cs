namespace AstroStacker.Comparison;

/// <summary>What one sigma of a frame's difference is, in normalised samples: Sigma + Share x height of the structure.</summary>
internal readonly record struct DifferenceUnit(double Sigma, double Share);
