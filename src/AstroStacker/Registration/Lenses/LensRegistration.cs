using AstroStacker.Imaging;

namespace AstroStacker.Registration.Lenses;

/// <summary>Registers frames of the lens that they share with the reference. Safe for concurrent use.</summary>
public sealed class LensRegistration
{
    /// <summary>A turned camera of a wide field stretches the ideal picture's edges: at 60 degrees off the axis fourfold.</summary>
    private const double MostStretch = 6;

    /// <summary>And so makes scales differ more than the optics do.</summary>
    private const double MostScaleRatio = 4;

    private readonly LensModel _lens;
    private readonly ReferenceStars _reference;
    private readonly Lazy<ReferenceStars?> _straight;

    /// <param name="lens">Of the reference and of all frames.</param>
    /// <param name="reference">Brightest first, as seen.</param>
    public LensRegistration(LensModel lens, IReadOnlyList<Star> reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        _lens = lens;
        _reference = new ReferenceStars(reference);
        _straight = new Lazy<ReferenceStars?>(() => Straighten(reference) is { } stars ? new ReferenceStars(stars) : null);
    }

    /// <summary>
    /// The transform with the lens in it, or the refusal. Pairs are sought and measured where the frames show them; where
    /// that finds too little (few stars, far turned), on both lists as an ideal camera would have seen them.
    /// </summary>
    public RegistrationResult Register(IReadOnlyList<Star> frame, RegistrationLimits limits)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var field = FixedPattern.Without(_reference.Field, frame);
        var seen = new LensSearch(_reference, _lens, field, limits).Register();
        if (seen.ReferenceToFrame is not null) return seen;
        var ideal = RegisterStraight(frame, limits);
        return ideal?.ReferenceToFrame is null ? seen : ideal;
    }

    private RegistrationResult? RegisterStraight(IReadOnlyList<Star> frame, RegistrationLimits limits)
    {
        if (_straight.Value is not { } reference || Straighten(frame) is not { } stars) return null;
        var wide = limits with
        {
            MostStretch = MostStretch,
            LeastScale = limits.LeastScale / MostScaleRatio,
            MostScale = limits.MostScale * MostScaleRatio,
            SameOptics = false,
            Model = TransformModel.Homography,
        };
        var result = StarRegistration.Register(reference, stars, wide);
        return result.ReferenceToFrame is not { } ideal ? result : result with
        {
            ReferenceToFrame = new Transform([.. ideal.Matrix], _lens, _lens),
            Model = "lens",
        };
    }

    /// <summary>
    /// The stars where an ideal camera would see them, their errors grown with the picture; null where it can't see all.
    /// </summary>
    private Star[]? Straighten(IReadOnlyList<Star> stars)
    {
        var straight = new Star[stars.Count];
        for (int i = 0; i < straight.Length; i++)
        {
            var star = stars[i];
            var (x, y) = _lens.Undistort(star.X, star.Y);
            double error = star.PositionErrorPixels * Scale(star.X, star.Y);
            if (!double.IsFinite(error)) return null;
            straight[i] = star with { X = x, Y = y, PositionErrorPixels = (float)error };
        }

        return straight;
    }

    /// <summary>Ideal pixels a seen pixel, at a seen point: the root of the area.</summary>
    private double Scale(double x, double y)
    {
        var (left, right) = (_lens.Undistort(x - 1, y), _lens.Undistort(x + 1, y));
        var (top, bottom) = (_lens.Undistort(x, y - 1), _lens.Undistort(x, y + 1));
        double area = (right.X - left.X) * (bottom.Y - top.Y) - (bottom.X - top.X) * (right.Y - left.Y);
        return Math.Sqrt(Math.Abs(area)) / 2;
    }
}
