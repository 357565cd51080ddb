namespace AstroStacker.Numerics;

/// <summary>
/// The layers of the ziggurat by which normal numbers are drawn (Marsaglia and Tsang 2000, with the exact acceptance of
/// Doornik 2005): 256 layers of equal area under exp(-x^2 / 2), the lowest with the tail.
/// </summary>
internal static class SeededRandomNormal
{
    public const int Layers = 256;

    /// <summary>Where the tail begins, and the area of each layer (Marsaglia and Tsang 2000, table for 256).</summary>
    public const double TailStart = 3.6541528853610088;
    private const double LayerArea = 0.00492867323399;

    /// <summary>Right edge of each layer's rectangle, from the lowest up; the last is 0.</summary>
    public static readonly double[] Edges = MakeEdges();

    /// <summary>The share of each rectangle that lies under the curve over its whole height.</summary>
    public static readonly double[] Inner =
        [.. Enumerable.Range(0, Layers).Select(layer => Edges[layer + 1] / Edges[layer])];

    public static double Density(double x) => PortableMath.Exp(-0.5 * x * x);

    private static double[] MakeEdges()
    {
        var edges = new double[Layers + 1];
        edges[0] = LayerArea / Density(TailStart);
        edges[1] = TailStart;
        for (int layer = 2; layer < Layers; layer++)
        {
            double height = LayerArea / edges[layer - 1] + Density(edges[layer - 1]);
            edges[layer] = Math.Sqrt(-2 * PortableMath.Log(height));
        }

        return edges;
    }
}
