using AstroStacker.Imaging;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Demosaic;

/// <summary>
/// The weights of the same-colour average for every phase of a mosaic: a tent over the smallest square that holds all
/// colours even where the sensor's corner cuts it. A known sample has weight 1, its neighbours 0.
/// </summary>
internal sealed class CfaWeights
{
    public const int LargestRadius = 2;

    private readonly TapSet[] _taps;

    public CfaWeights(CfaPattern cfa)
    {
        Cfa = cfa;
        Radius = RadiusFor(cfa)
            ?? throw new ArgumentException($"The mosaic {cfa} lacks a colour in some 3x3 square.", nameof(cfa));
        _taps = new TapSet[cfa.RepeatHeight * cfa.ColourCount];
        for (int row = 0; row < cfa.RepeatHeight; row++)
            for (int colour = 0; colour < cfa.ColourCount; colour++)
                _taps[row * cfa.ColourCount + colour] = TapsOf(row, colour);
    }

    public CfaPattern Cfa { get; }

    /// <summary>Samples reached on each side: 1 for 2x2 mosaics, 2 for X-Trans.</summary>
    public int Radius { get; }

    /// <summary>
    /// The smallest radius whose (radius + 1) square, the window left in a corner, holds all colours; null: none.
    /// </summary>
    public static int? RadiusFor(CfaPattern cfa)
    {
        for (int radius = 1; radius <= LargestRadius; radius++)
            if (EverySquareHoldsAllColours(cfa, radius + 1)) return radius;
        return null;
    }

    /// <summary>The tent at a distance of (dx, dy) samples.</summary>
    public static int Tent(int radius, int dx, int dy) => (radius + 1 - Math.Abs(dx)) * (radius + 1 - Math.Abs(dy));

    /// <summary>The neighbours that make <paramref name="colour"/> in sensor row <paramref name="y"/>.</summary>
    public TapSet Taps(int y, int colour) => _taps[y % Cfa.RepeatHeight * Cfa.ColourCount + colour];

    private static bool EverySquareHoldsAllColours(CfaPattern cfa, int side)
    {
        for (int y = 0; y < cfa.RepeatHeight; y++)
            for (int x = 0; x < cfa.RepeatWidth; x++)
            {
                int seen = 0;
                for (int i = 0; i < side * side; i++) seen |= 1 << cfa.ColourAt(x + i % side, y + i / side);
                if (seen != (1 << cfa.ColourCount) - 1) return false;
            }

        return true;
    }

    private TapSet TapsOf(int y, int colour)
    {
        var places = new List<(int, int)>();
        var table = new List<float>();
        for (int dy = -Radius; dy <= Radius; dy++)
            for (int dx = -Radius; dx <= Radius; dx++)
            {
                var weights = new float[Cfa.RepeatWidth + WideLoop.WidestCount];
                for (int x = 0; x < weights.Length; x++) weights[x] = Weight(x, y, dx, dy, colour);
                if (weights.All(weight => weight == 0)) continue;
                places.Add((dx, dy));
                table.AddRange(weights);
            }

        return new TapSet([.. places], [.. table]);
    }

    private float Weight(int x, int y, int dx, int dy, int colour)
    {
        if (Cfa.ColourAt(x, y) == colour) return dx == 0 && dy == 0 ? 1 : 0;
        if (Cfa.ColourAt(x + dx, y + dy) != colour) return 0;
        double sum = 0;
        for (int ny = -Radius; ny <= Radius; ny++)
            for (int nx = -Radius; nx <= Radius; nx++)
                if (Cfa.ColourAt(x + nx, y + ny) == colour) sum += Tent(Radius, nx, ny);
        return (float)(Tent(Radius, dx, dy) / sum);
    }

    /// <summary>
    /// Neighbours and, one after the other, their weights for each column phase, repeated for one widest row more.
    /// </summary>
    internal sealed record TapSet((int Dx, int Dy)[] Places, float[] Weights);
}
