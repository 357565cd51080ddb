using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>
/// Registers frames of one lens: both star lists are straightened, registered as those of an ideal camera, and the lens
/// is put back on both sides. Safe for concurrent use.
/// </summary>
public sealed class LensRegistration
{
    /// <summary>A turned camera of a wide field stretches the ideal picture's edges: at 60 degrees off the axis fourfold.</summary>
    private const double MostStretch = 6;

    /// <summary>And so makes scales differ more than the optics do.</summary>
    private const double MostScaleRatio = 4;

    private readonly LensModel _lens;
    private readonly ReferenceStars _reference;

    /// <param name="lens">Of the reference and of all frames.</param>
    /// <param name="reference">Brightest first, as seen.</param>
    public LensRegistration(LensModel lens, IReadOnlyList<Star> reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        _lens = lens;
        _reference = new ReferenceStars(Straighten(lens, reference));
    }

    /// <summary>The transform with the lens in it, or the refusal; distances are those of the ideal picture.</summary>
    public RegistrationResult Register(IReadOnlyList<Star> frame, RegistrationLimits limits)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var wide = limits with
        {
            MostStretch = MostStretch,
            LeastScale = limits.LeastScale / MostScaleRatio,
            MostScale = limits.MostScale * MostScaleRatio,
            SameOptics = false,
            Model = TransformModel.Homography,
        };
        var result = StarRegistration.Register(_reference, Straighten(_lens, frame), wide);
        return result.ReferenceToFrame is not { } ideal ? result : result with
        {
            ReferenceToFrame = new Transform([.. ideal.Matrix], _lens, _lens),
            Model = "lens",
        };
    }

    /// <summary>Ideal pixels a seen pixel, at a seen point: the root of the area.</summary>
    public static double Scale(LensModel lens, double x, double y)
    {
        var (left, right) = (lens.Undistort(x - 1, y), lens.Undistort(x + 1, y));
        var (top, bottom) = (lens.Undistort(x, y - 1), lens.Undistort(x, y + 1));
        double area = (right.X - left.X) * (bottom.Y - top.Y) - (bottom.X - top.X) * (right.Y - left.Y);
        return Math.Sqrt(Math.Abs(area)) / 2;
    }

    /// <summary>The stars where an ideal camera would see them; their errors grow with the picture.</summary>
    public static Star[] Straighten(LensModel lens, IReadOnlyList<Star> stars)
    {
        var straight = new Star[stars.Count];
        for (int i = 0; i < straight.Length; i++)
        {
            var star = stars[i];
            var (x, y) = lens.Undistort(star.X, star.Y);
            double error = star.PositionErrorPixels * Scale(lens, star.X, star.Y);
            straight[i] = star with { X = x, Y = y, PositionErrorPixels = (float)error };
        }

        return straight;
    }
}
