using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>The reference's stars, prepared once for all frames. Safe for concurrent use.</summary>
public sealed class ReferenceStars
{
    private readonly Lazy<TriangleIndex>[] _triangles;

    /// <param name="stars">Brightest first.</param>
    public ReferenceStars(IReadOnlyList<Star> stars)
    {
        ArgumentNullException.ThrowIfNull(stars);
        Field = new StarField(stars);
        _triangles = [.. AsterismLevel.All.Select(
            level => new Lazy<TriangleIndex>(() => new TriangleIndex(Field, level)))];
    }

    internal StarField Field { get; }

    internal TriangleIndex Triangles(int level) => _triangles[level].Value;
}
