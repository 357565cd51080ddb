using AstroStacker.Demosaic;
using AstroStacker.Imaging;

namespace AstroStacker.Testing.Stars;

/// <summary>
/// Isolated stars without noise at random places of the pixel grid, seen through a mosaic and demosaiced, beside the same
/// stars on a sensor that has every colour everywhere.
/// </summary>
public sealed record DemosaicTrial
{
    /// <summary>What white light gives in red, green and blue: that of the simulated camera.</summary>
    private static readonly double[] s_white = [0.38, 1, 0.76];

    public required string Method { get; init; }

    public string Letters { get; init; } = "RGGB";

    public double FwhmPixels { get; init; } = 2.8;

    /// <summary>Scatter of the stars' red and blue against green (log-normal, one sigma).</summary>
    public double ColourScatter { get; init; } = 0.25;

    public int StarsPerSide { get; init; } = 8;

    public int Seed { get; init; } = 1;

    private int CellPixels => (int)Math.Ceiling(8 * FwhmPixels) + 16;

    /// <summary>What the method makes of the stars, one entry a colour.</summary>
    public IReadOnlyList<PlaneFigures> Run()
    {
        int side = CellPixels * StarsPerSide;
        var cfa = Letters.Length == 36 ? new CfaPattern(Letters, 6, 6) : new CfaPattern(Letters);
        var stars = Place();
        double[][] truth = [.. Enumerable.Range(0, 3).Select(colour => Render(stars, colour, side))];
        var samples = new float[side * side];
        for (int i = 0; i < samples.Length; i++) samples[i] = (float)truth[cfa.ColourAt(i % side, i / side)][i];

        var area = new PixelRectangle(0, 0, side, side);
        var planes = new float[3 * side * side];
        var balance = new MosaicBalance([.. s_white.Select(white => (float)(1 / white))], 0.1f);
        DemosaicMethods.Get(Method, cfa).Demosaic(samples, new MosaicWindow(area, area, cfa, balance), area, planes);
        return
        [
            .. Enumerable.Range(0, 3).Select(colour => PlaneFigures.Measure(
                [.. planes.Skip(colour * side * side).Take(side * side).Select(value => (double)value)], truth[colour], side,
                [.. stars.Select(star => star with { Electrons = star.Electrons * star.Shares[colour] })])),
        ];
    }

    private List<ColouredStar> Place()
    {
        var random = new Random(Seed);
        double Scattered(double white) => white * Math.Exp(ColourScatter * Normal(random));
        var stars = new List<ColouredStar>();
        for (int row = 0; row < StarsPerSide; row++)
            for (int column = 0; column < StarsPerSide; column++)
                stars.Add(new ColouredStar(
                    (column + 0.5) * CellPixels + 4 * random.NextDouble() - 2, (row + 0.5) * CellPixels + 4 * random.NextDouble() - 2,
                    0.3 * FwhmPixels * FwhmPixels, FwhmPixels, [Scattered(s_white[0]), s_white[1], Scattered(s_white[2])]));
        return stars;
    }

    private double[] Render(List<ColouredStar> stars, int colour, int side)
    {
        const double exponent = 3.5;
        var light = new double[side * side];
        int reach = (int)(4 * FwhmPixels) + 2;
        foreach (var star in stars)
        {
            var source = new TrialStar(star.X, star.Y, star.Electrons * star.Shares[colour], FwhmPixels, exponent);
            for (int y = (int)star.Y - reach; y <= (int)star.Y + reach; y++)
                for (int x = (int)star.X - reach; x <= (int)star.X + reach; x++) light[y * side + x] += source.At(x, y).Light;
        }

        return light;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
