using AstroStacker.Imaging;
using AstroStacker.Registration.Asterisms;

namespace AstroStacker.Registration;

/// <summary>The reference's stars, prepared once for all frames. Safe for concurrent use.</summary>
public sealed class ReferenceStars
{
    private readonly Lazy<QuadIndex> _bright, _deep;
    private readonly Lazy<TriangleIndex> _triangles;

    /// <param name="stars">Brightest first.</param>
    public ReferenceStars(IReadOnlyList<Star> stars)
    {
        ArgumentNullException.ThrowIfNull(stars);
        Given = stars;
        Field = new StarField(stars);
        _bright = new Lazy<QuadIndex>(() => new QuadIndex(Field, AsterismLevel.Bright));
        _deep = new Lazy<QuadIndex>(() => new QuadIndex(Field, AsterismLevel.Deep));
        _triangles = new Lazy<TriangleIndex>(() => new TriangleIndex(Field, AsterismLevel.Triangles.Stars));
    }

    /// <summary>The stars as they were given.</summary>
    internal IReadOnlyList<Star> Given { get; }

    internal StarField Field { get; }

    internal TriangleIndex Triangles => _triangles.Value;

    internal QuadIndex Quads(AsterismLevel level) => level == AsterismLevel.Bright ? _bright.Value : _deep.Value;
}
