
namespace AstroStacker.Registration.Asterisms;

/// <summary>How many stars agree with a first guess, and how likely chance gives as many.</summary>
internal sealed class Agreement
{
    /// <summary>How far a guess from a few stars may be off near them.</summary>
    private const double MostPixels = 2.5;

    /// <summary>Share of chance agreements above which the distance is too wide for the field.</summary>
    private const double MostChanceShare = 0.1;

    private const int MostStars = 64;

    private readonly StarField _reference, _frame;
    private readonly double _radius, _share;
    private readonly double?[] _odds = new double?[(MostStars + 1) * (MostStars + 1)];

    public Agreement(StarField reference, StarField frame)
    {
        (_reference, _frame) = (reference, frame);
        _radius = RadiusFor(frame.Density, MostPixels);
        _share = ChanceOdds.NearShare(frame.Density, _radius);
    }

    /// <summary>
    /// The distance, at most the one given, at which a tenth of random places have a star of the field.
    /// </summary>
    public static double RadiusFor(double density, double most) =>
        Math.Min(most, Math.Sqrt(MostChanceShare / (Math.PI * Math.Max(density, 1e-12))));

    /// <summary>
    /// The odds of chance for what these stars of the reference (at most 64) find, without the seed's own.
    /// </summary>
    public double OddsOf(in Similarity guess, ReadOnlySpan<int> stars, ReadOnlySpan<(int Reference, int Frame)> seed)
    {
        int inside = 0, agreeing = 0;
        foreach (int star in stars)
        {
            if (IsIn(seed, star)) continue;
            var (u, v) = guess.Map(_reference.X[star], _reference.Y[star]);
            if (!_frame.Edge.Contains(u, v)) continue;
            inside++;
            if (_frame.Grid.Nearest(u, v, _radius) >= 0) agreeing++;
        }

        return _odds[inside * (MostStars + 1) + agreeing] ??= ChanceOdds.OfPairs(agreeing, inside, 0, _share, 1);
    }

    private static bool IsIn(ReadOnlySpan<(int Reference, int Frame)> seed, int star)
    {
        foreach (var (reference, _) in seed)
            if (reference == star) return true;
        return false;
    }
}
