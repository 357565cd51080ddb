using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>
/// What one observation says of a frame's type: for each type the natural logarithm of how likely it is there, against a
/// common standard of 0. Only differences count; observations add up.
/// </summary>
internal readonly record struct TypeOdds(double Light = 0, double Dark = 0, double Flat = 0, double Bias = 0, double DarkFlat = 0)
{
    private static readonly FrameType[] Types = Enum.GetValues<FrameType>();

    public static TypeOdds operator +(TypeOdds a, TypeOdds b) =>
        new(a.Light + b.Light, a.Dark + b.Dark, a.Flat + b.Flat, a.Bias + b.Bias, a.DarkFlat + b.DarkFlat);

    public static TypeOdds operator *(double factor, TypeOdds odds) =>
        new(factor * odds.Light, factor * odds.Dark, factor * odds.Flat, factor * odds.Bias, factor * odds.DarkFlat);

    public double this[FrameType type] => type switch
    {
        FrameType.Light => Light,
        FrameType.Dark => Dark,
        FrameType.Flat => Flat,
        FrameType.Bias => Bias,
        _ => DarkFlat,
    };

    /// <summary>The likeliest type; of equal ones the first as they are listed.</summary>
    public FrameType Best
    {
        get
        {
            var best = FrameType.Light;
            foreach (var type in Types)
                if (this[type] > this[best]) best = type;
            return best;
        }
    }

    /// <summary>The likeliest type but one.</summary>
    public FrameType Second
    {
        get
        {
            var best = Best;
            var second = best == FrameType.Light ? FrameType.Dark : FrameType.Light;
            foreach (var type in Types)
                if (type != best && this[type] > this[second]) second = type;
            return second;
        }
    }

    /// <summary>How sure a type is, all five together being 1.</summary>
    public double Probability(FrameType type)
    {
        double sum = 0;
        foreach (var other in Types) sum += Math.Exp(this[other] - this[type]);
        return 1 / sum;
    }

    /// <summary>By how much this speaks for a type against the best of the others; below 0: against it.</summary>
    public double MarginOf(FrameType type)
    {
        double others = double.NegativeInfinity;
        foreach (var other in Types)
            if (other != type) others = Math.Max(others, this[other]);
        return this[type] - others;
    }
}
