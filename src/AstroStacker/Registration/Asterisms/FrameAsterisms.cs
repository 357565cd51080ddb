namespace AstroStacker.Registration.Asterisms;

/// <summary>The asterisms of one frame, formed when they are asked for.</summary>
internal sealed class FrameAsterisms(StarField frame)
{
    private Quad[]? _bright, _deep;
    private Triangle[]? _triangles;

    public Quad[] Bright => _bright ??= Quads(AsterismLevel.Bright);

    public Quad[] Deep => _deep ??= Quads(AsterismLevel.Deep);

    public Triangle[] Triangles => _triangles ??= Triangle.Of(frame, AsterismLevel.Triangles.Stars);

    private Quad[] Quads(AsterismLevel level) =>
        Quad.Of(frame, new NearestBrighter(frame, level.Stars, level.Neighbours), level.Neighbours);
}
