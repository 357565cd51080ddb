namespace AstroStacker.Registration;

/// <summary>How many of the brightest stars build asterisms, and with how many neighbours each.</summary>
internal readonly record struct AsterismLevel(int Stars, int Neighbours)
{
    /// <summary>
    /// Tried in this order: few bright stars with their neighbours; all triangles of the brightest, for fields that share
    /// only a few stars; then more and more stars, for small overlaps and unlike depths.
    /// </summary>
    public static readonly AsterismLevel[] All = [new(40, 8), new(30, 29), new(120, 7), new(400, 6)];
}
