namespace AstroStacker.Demosaic;

/// <summary>
/// The rows that one quantity of <see cref="RcdLines"/> is kept for: a power of two, found by the row's number alone.
/// </summary>
/// <param name="First">Its first row in the common buffer.</param>
/// <param name="Count">Rows kept.</param>
internal readonly record struct RcdRing(int First, int Count)
{
    private int After => First + Count;

    /// <summary>Samples, balanced: of red or blue, and of green.</summary>
    public static readonly RcdRing Colour = new(0, 16), Green = new(Colour.After, 16);

    /// <summary>Squared curvature along columns and along rows, where red or blue and where green was sampled.</summary>
    public static readonly RcdRing
        VerticalAtColour = new(Green.After, 4), VerticalAtGreen = new(VerticalAtColour.After, 4),
        HorizontalAtColour = new(VerticalAtGreen.After, 4), HorizontalAtGreen = new(HorizontalAtColour.After, 4);

    /// <summary>Share of the vertical curvature in both.</summary>
    public static readonly RcdRing
        SteepAtColour = new(HorizontalAtGreen.After, 8), SteepAtGreen = new(SteepAtColour.After, 8);

    /// <summary>Squared curvature along both diagonals at red and blue, and the share of the falling one.</summary>
    public static readonly RcdRing
        Falling = new(SteepAtGreen.After, 4), Rising = new(Falling.After, 4), Slanted = new(Rising.After, 8);

    /// <summary>At red and blue: the smooth brightness, green, and the opposite colour.</summary>
    public static readonly RcdRing
        Smooth = new(Slanted.After, 8), GreenAtColour = new(Smooth.After, 8), Opposite = new(GreenAtColour.After, 8);

    /// <summary>One row each: the row's colour and the other one where green was sampled.</summary>
    public static readonly RcdRing AlongAtGreen = new(Opposite.After, 1), AcrossAtGreen = new(AlongAtGreen.After, 1);

    /// <summary>One row each: samples as they came, and estimates brought back to that.</summary>
    public static readonly RcdRing
        RawColour = new(AcrossAtGreen.After, 1), RawGreen = new(RawColour.After, 1),
        AtColour = new(RawGreen.After, 1), AtGreen = new(AtColour.After, 1);

    /// <summary>Rows of all rings.</summary>
    public static readonly int TotalRows = AtGreen.After;
}
