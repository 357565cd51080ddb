using AstroStacker.Imaging;
using AstroStacker.Stars;

namespace AstroStacker.Testing.Stars;

/// <summary>
/// One kind of star at many places of the pixel grid and the mosaic, measured as a survey measures it, beside the
/// Cramer-Rao bound of the samples used.
/// </summary>
public sealed record StarTrial
{
    public const string XTrans = "GGRGGBGGBGGRBRGRBGGGBGGRGGRGGBRBGBRG";

    private const double FullWellElectrons = 60_000;

    /// <summary>Light of each colour beside green's.</summary>
    private static readonly double[] s_shares = [0.6, 1, 0.7];

    /// <summary>Letters of the mosaic; null for mono.</summary>
    public string? Cfa { get; init; }

    public double FwhmPixels { get; init; } = 2.8;

    public double Exponent { get; init; } = 3;

    public double Electrons { get; init; } = 1e4;

    public double Eccentricity { get; init; }

    public double Radians { get; init; }

    public double SkyElectrons { get; init; } = 200;

    public double ReadNoiseElectrons { get; init; } = 3;

    /// <summary>Stars a side of a square of stars.</summary>
    public int StarsPerSide { get; init; } = 14;

    /// <summary>Exposures of the same stars.</summary>
    public int Exposures { get; init; } = 3;

    /// <summary>A companion of every third star: distance in FWHM, and its light beside the star's; 0 for none.</summary>
    public (double Fwhm, double Share) Neighbour { get; init; }

    /// <summary>False: the expected light itself is measured, so that what is left is systematic.</summary>
    public bool Noisy { get; init; } = true;

    public int Seed { get; init; } = 1;

    private CfaPattern? Mosaic => Cfa switch
    {
        null => null,
        { Length: 36 } => new CfaPattern(Cfa, 6, 6),
        _ => new CfaPattern(Cfa),
    };

    private double Radius => Math.Max(4, 2.2 * FwhmPixels + 1);

    private int CellPixels => (int)Math.Ceiling(2 * Radius + 4 * FwhmPixels + 8 + 2 * Neighbour.Fwhm * FwhmPixels);

    public StarTrialResult Run()
    {
        int side = CellPixels * StarsPerSide;
        var cfa = Mosaic;
        var random = new Random(Seed);
        var stars = Place(random);
        var expected = Render(stars, side, cfa);
        var bounds = stars.Select(star => CramerRao.Bound(star, expected, side, cfa, Radius, ReadNoiseElectrons)).ToList();
        var result = new StarTrialResult();
        for (int exposure = 0; exposure < (Noisy ? Exposures : 1); exposure++)
            Measure(Expose(expected, random), side, cfa, (stars, bounds), random, result);
        return result;
    }

    /// <summary>One exposure ready to be measured again and again; each call returns how many stars were measured.</summary>
    public Func<int> Ready()
    {
        int side = CellPixels * StarsPerSide;
        var random = new Random(Seed);
        var stars = Place(random);
        var frame = new TrialFrame(Expose(Render(stars, side, Mosaic), random), side, Mosaic);
        var candidates = Candidates(stars, random);
        var sky = Sky();
        return () => new StarMeasuring(new StarMeasurer(frame, sky), CancellationToken.None)
            .Measure(candidates, candidates.Count).Count;
    }

    private List<TrialStar> Place(Random random)
    {
        var stars = new List<TrialStar>();
        for (int row = 0; row < StarsPerSide; row++)
            for (int column = 0; column < StarsPerSide; column++)
                stars.Add(new TrialStar(
                    (column + 0.5) * CellPixels + 3 * (2 * random.NextDouble() - 1),
                    (row + 0.5) * CellPixels + 3 * (2 * random.NextDouble() - 1),
                    Electrons, FwhmPixels, Exponent, Eccentricity, Radians));
        return stars;
    }

    private List<TrialStar> Companions(List<TrialStar> stars)
    {
        if (Neighbour.Share == 0) return [];
        return [.. stars.Where((_, i) => i % 3 == 0).Select((star, i) => star with
        {
            X = star.X + Neighbour.Fwhm * FwhmPixels * Math.Cos(i),
            Y = star.Y + Neighbour.Fwhm * FwhmPixels * Math.Sin(i),
            Electrons = star.Electrons * Neighbour.Share,
        })];
    }

    private double[] Render(List<TrialStar> stars, int side, CfaPattern? cfa)
    {
        var light = new double[side * side];
        Array.Fill(light, SkyElectrons);
        int reach = (int)Math.Ceiling(Math.Max(8, 5 * FwhmPixels));
        foreach (var star in stars.Concat(Companions(stars)))
            for (int y = Math.Max(0, (int)star.Y - reach); y <= Math.Min(side - 1, (int)star.Y + reach); y++)
                for (int x = Math.Max(0, (int)star.X - reach); x <= Math.Min(side - 1, (int)star.X + reach); x++)
                    light[y * side + x] += star.At(x, y).Light * Share(cfa, x, y);
        return light;
    }

    internal static double Share(CfaPattern? cfa, int x, int y) => cfa is null ? 1 : s_shares[cfa.ColourAt(x, y)];

    private float[] Expose(double[] expected, Random random) => [.. expected.Select(electrons =>
    {
        double noise = Noisy ? Math.Sqrt(electrons + ReadNoiseElectrons * ReadNoiseElectrons) * Normal(random) : 0;
        return (float)((electrons + noise) / FullWellElectrons);
    })];

    private void Measure(
        float[] samples, int side, CfaPattern? cfa, (List<TrialStar> Stars, List<double> Bounds) truth, Random random,
        StarTrialResult result)
    {
        var candidates = Candidates(truth.Stars, random);
        var measuring = new StarMeasuring(
            new StarMeasurer(new TrialFrame(samples, side, cfa), Sky()), CancellationToken.None);
        var found = measuring.Measure(candidates, candidates.Count);
        result.Shapes.Add(MeanShape.Of(found));
        for (int i = 0; i < truth.Stars.Count; i++)
        {
            var star = truth.Stars[i];
            var nearest = found.OrderBy(f => Distance(f.Star, star)).FirstOrDefault();
            result.Wanted++;
            if (nearest is null || Distance(nearest.Star, star) > Math.Max(1, FwhmPixels / 2)) continue;
            result.Stars.Add((star, nearest.Star, truth.Bounds[i]));
        }
    }

    private PlaneStatistics[] Sky()
    {
        double noise = Math.Sqrt(SkyElectrons + ReadNoiseElectrons * ReadNoiseElectrons) / FullWellElectrons;
        return [.. Enumerable.Repeat(
            new PlaneStatistics(SkyElectrons / FullWellElectrons, noise), Mosaic?.ColourCount ?? 1)];
    }

    /// <summary>Peaks as a detector gives them: up to 0.4 pixels off.</summary>
    private List<Candidate> Candidates(List<TrialStar> stars, Random random) => [.. stars.Concat(Companions(stars)).Select(
        star => new Candidate(star.X + 0.8 * (random.NextDouble() - 0.5), star.Y + 0.8 * (random.NextDouble() - 0.5), 10))];

    private static double Distance(Star found, TrialStar truth) => Math.Sqrt(
        (found.X - truth.X) * (found.X - truth.X) + (found.Y - truth.Y) * (found.Y - truth.Y));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
