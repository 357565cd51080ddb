using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>A first guess from one pair of triangles, and how many stars agree.</summary>
internal readonly record struct Hypothesis(Transform Transform, int Agreeing);
