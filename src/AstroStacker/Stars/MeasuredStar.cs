using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>A star with what its profile fit found.</summary>
/// <param name="Star">The star.</param>
/// <param name="Shape">The fitted profile's.</param>
/// <param name="ElongationError">Standard error of each component of the elongation.</param>
/// <param name="Amplitudes">Tops by colour or plane.</param>
internal sealed record MeasuredStar(Star Star, ProfileShape Shape, double ElongationError, float[] Amplitudes);
