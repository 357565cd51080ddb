namespace AstroStacker.Registration.Asterisms;

/// <summary>How many of the brightest stars build asterisms, and with how many neighbours each.</summary>
internal readonly record struct AsterismLevel(int Stars, int Neighbours)
{
    /// <summary>Quads of bright stars: nearly all frames of a night match by these.</summary>
    public static readonly AsterismLevel Bright = new(120, 6);

    /// <summary>Quads of faint stars, small and many: for frames that share a corner.</summary>
    public static readonly AsterismLevel Deep = new(2000, 5);

    /// <summary>All triangles of the brightest: for fields with few stars, or few in common.</summary>
    public static readonly AsterismLevel Triangles = new(60, 59);
}
