namespace AstroStacker.Comparison.Trails;

/// <summary>A straight line across a picture, from edge to edge, whose sum stands out.</summary>
/// <param name="X0">First end; whole numbers are pixels' middles.</param>
/// <param name="Y0">First end.</param>
/// <param name="X1">Other end.</param>
/// <param name="Y1">Other end.</param>
/// <param name="Sigma">How far the sum stands above the noise of line sums.</param>
internal readonly record struct LineCandidate(double X0, double Y0, double X1, double Y1, double Sigma);
