using AstroStacker.Imaging;
using AstroStacker.Stars;

namespace AstroStacker.Testing.Stars;

/// <summary>What a trial found, beside the truth.</summary>
public sealed class StarTrialResult
{
    public List<(TrialStar Truth, Star Found, double Bound)> Stars { get; } = [];

    public int Wanted { get; set; }

    internal List<MeanShape> Shapes { get; } = [];

    /// <summary>Share of the stars that were measured.</summary>
    public double Found => (double)Stars.Count / Wanted;

    /// <summary>Root mean square of an axis's error, pixels.</summary>
    public double Rms => Math.Sqrt(Stars.Average(star => Square(ErrorX(star)) + Square(ErrorY(star))) / 2);

    /// <summary>What no unbiased estimate can be below, alike.</summary>
    public double Bound => Math.Sqrt(Stars.Average(star => Square(star.Bound)));

    /// <summary>The largest distance from truth.</summary>
    public double Largest => Stars.Max(star => Math.Sqrt(Square(ErrorX(star)) + Square(ErrorY(star))));

    /// <summary>Root mean square of the errors in units of those the fit states.</summary>
    public double Pull => Math.Sqrt(Stars.Average(
        star => (Square(ErrorX(star)) + Square(ErrorY(star))) / 2 / Square(star.Found.PositionErrorPixels)));

    public double Fwhm => Stars.Average(star => star.Found.FwhmPixels);

    public double Eccentricity => Stars.Average(star => star.Found.Eccentricity);

    public double FrameEccentricity => Shapes.Max(shape => shape.Eccentricity);

    public double FrameDirection => Shapes[0].ElongationRadians;

    private static double ErrorX((TrialStar Truth, Star Found, double Bound) star) => star.Found.X - star.Truth.X;

    private static double ErrorY((TrialStar Truth, Star Found, double Bound) star) => star.Found.Y - star.Truth.Y;

    private static double Square(double value) => value * value;
}
