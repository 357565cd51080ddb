using AstroStacker.Imaging;

namespace AstroStacker.Resampling.Drizzle;

/// <summary>
/// Where the samples of one colour stand: square lattices of every sample (mono) or of every second one in both directions
/// (one for red, two for the greens of a Bayer mosaic), in the order of their first samples, row by row.
/// </summary>
internal readonly struct SampleLattices
{
    private readonly int _places;

    private SampleLattices(int step, int places) => (Step, _places) = (step, places);

    /// <summary>1 or 2.</summary>
    public int Step { get; }

    public int Count => System.Numerics.BitOperations.PopCount((uint)_places);

    /// <param name="cfa">A pattern of 2x2, or null for none.</param>
    /// <param name="colour">Its colour.</param>
    public static SampleLattices Of(CfaPattern? cfa, int colour)
    {
        if (cfa is null) return new SampleLattices(1, 1);
        int places = 0;
        for (int place = 0; place < 4; place++)
            if (cfa.ColourAt(place & 1, place >> 1) == colour) places |= 1 << place;
        return new SampleLattices(2, places);
    }

    /// <summary>The place of lattice <paramref name="index"/> in the pattern, 0 or 1 both ways.</summary>
    public (int X, int Y) Place(int index)
    {
        int rest = _places;
        for (; index > 0; index--) rest &= rest - 1;
        int place = System.Numerics.BitOperations.TrailingZeroCount(rest);
        return (place & 1, place >> 1);
    }
}
