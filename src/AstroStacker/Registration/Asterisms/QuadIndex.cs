namespace AstroStacker.Registration.Asterisms;

/// <summary>The quads of a field, found by their shape: hashed by cells of the four numbers.</summary>
internal sealed class QuadIndex
{
    /// <summary>
    /// The most a query may tolerate; cells are twice as wide, so that it touches two at most each way.
    /// </summary>
    public const float MostTolerance = 0.02f;

    private const float Cell = 2 * MostTolerance;

    private readonly Quad[] _quads;
    private readonly int[] _start;
    private readonly int _mask;

    public QuadIndex(StarField field, AsterismLevel level)
    {
        Near = new NearestBrighter(field, level.Stars, CheckNeighbours);
        var quads = Quad.Of(field, Near, level.Neighbours);
        _mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * quads.Length)) - 1;
        _start = new int[_mask + 2];
        var bucket = Array.ConvertAll(quads, quad => BucketOf(quad.Code));
        foreach (int b in bucket) _start[b + 1]++;
        for (int k = 1; k < _start.Length; k++) _start[k] += _start[k - 1];
        var next = _start.AsSpan(0, _mask + 1).ToArray();
        _quads = new Quad[quads.Length];
        for (int i = 0; i < quads.Length; i++) _quads[next[bucket[i]]++] = quads[i];
    }

    /// <summary>Neighbours that a match of a quad is checked against.</summary>
    public const int CheckNeighbours = 12;

    public NearestBrighter Near { get; }

    /// <summary>Adds the quads of about this shape, in a fixed order.</summary>
    public void Similar(in QuadCode code, float tolerance, List<Quad> found)
    {
        for (int i = CellOf(code.Cx - tolerance); i <= CellOf(code.Cx + tolerance); i++)
            for (int j = CellOf(code.Cy - tolerance); j <= CellOf(code.Cy + tolerance); j++)
                for (int k = CellOf(code.Dx - tolerance); k <= CellOf(code.Dx + tolerance); k++)
                    for (int l = CellOf(code.Dy - tolerance); l <= CellOf(code.Dy + tolerance); l++)
                        Collect((i, j, k, l), code, tolerance, found);
    }

    private void Collect((int, int, int, int) cell, in QuadCode code, float tolerance, List<Quad> found)
    {
        int bucket = BucketOf(cell);
        for (int n = _start[bucket]; n < _start[bucket + 1]; n++)
            if (_quads[n].Code.IsNear(code, tolerance) && CellsOf(_quads[n].Code) == cell) found.Add(_quads[n]);
    }

    private static int CellOf(float value) => (int)MathF.Floor(value / Cell);

    private static (int, int, int, int) CellsOf(in QuadCode code) =>
        (CellOf(code.Cx), CellOf(code.Cy), CellOf(code.Dx), CellOf(code.Dy));

    private int BucketOf(in QuadCode code) => BucketOf(CellsOf(code));

    private int BucketOf((int I, int J, int K, int L) cell)
    {
        uint hash = (uint)cell.I * 0x9E3779B1u + (uint)cell.J * 0x85EBCA77u + (uint)cell.K * 0xC2B2AE3Du
            + (uint)cell.L * 0x27D4EB2Fu;
        hash ^= hash >> 15;
        return (int)(hash * 0x2C1B3C6Du >> 7) & _mask;
    }
}
