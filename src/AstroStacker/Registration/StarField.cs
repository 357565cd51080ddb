using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Registration;

/// <summary>
/// The stars of one frame prepared for look-up: brightest first, but spikes narrower than a star can be come last.
/// </summary>
internal sealed class StarField
{
    /// <summary>The frame's edge lies somewhat outside the last star.</summary>
    private const double EdgeShare = 0.02;

    private readonly Lazy<double> _fwhm;

    public StarField(IReadOnlyList<Star> stars) : this(stars, Enumerable.Range(0, stars.Count))
    {
    }

    /// <param name="stars">Brightest first.</param>
    /// <param name="taken">Indices of the stars to use, ascending.</param>
    public StarField(IReadOnlyList<Star> stars, IEnumerable<int> taken)
    {
        var given = new List<int>(stars.Count);
        var narrow = new List<int>();
        foreach (int i in taken) (FixedPattern.IsTooNarrow(stars[i]) ? narrow : given).Add(i);
        given.AddRange(narrow);
        Given = [.. given];
        Stars = new Star[Given.Length];
        (X, Y) = (new double[Given.Length], new double[Given.Length]);
        for (int i = 0; i < Given.Length; i++)
        {
            Stars[i] = stars[Given[i]];
            (X[i], Y[i]) = (Stars[i].X, Stars[i].Y);
        }

        Grid = new StarGrid(X, Y);
        Bounds = Region.Around(X, Y);
        Edge = Bounds.Inflate(EdgeShare);
        _fwhm = new Lazy<double>(
            () => RobustStatistics.Median(Array.ConvertAll(Stars, star => (double)star.FwhmPixels)));
    }

    private StarField(StarField other)
    {
        (Given, Y) = (other.Given, other.Y);
        Stars = Array.ConvertAll(other.Stars, star => star with { X = -star.X });
        X = Array.ConvertAll(other.X, x => -x);
        Grid = new StarGrid(X, Y);
        Bounds = new Region(-other.Bounds.Right, other.Bounds.Top, -other.Bounds.Left, other.Bounds.Bottom);
        Edge = Bounds.Inflate(EdgeShare);
        _fwhm = other._fwhm;
    }

    public Star[] Stars { get; }

    public double[] X { get; }

    public double[] Y { get; }

    /// <summary>Each star's index in the list that was given.</summary>
    public int[] Given { get; }

    public StarGrid Grid { get; }

    /// <summary>The rectangle that holds the stars.</summary>
    public Region Bounds { get; }

    /// <summary>The same and a little more: where a star of this frame may be expected.</summary>
    public Region Edge { get; }

    public int Count => Stars.Length;

    /// <summary>Stars a square pixel of <see cref="Bounds"/>.</summary>
    public double Density => Count / Math.Max(1, Bounds.Width * Bounds.Height);

    /// <summary>The median width of the stars.</summary>
    public double FwhmPixels => _fwhm.Value;

    /// <summary>The same sky as a mirror shows it.</summary>
    public StarField Mirrored() => new(this);
}
