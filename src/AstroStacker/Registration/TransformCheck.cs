using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>Is a transform one that optics and mounts can give?</summary>
internal static class TransformCheck
{
    /// <summary>Null where it is; else what is wrong, with the number.</summary>
    public static string? Problem(
        Transform transform, double left, double top, double right, double bottom, RegistrationLimits limits)
    {
        foreach (var (x, y) in ((double, double)[])[(left, top), (right, top), (left, bottom), (right, bottom)])
        {
            var (longest, shortest) = Axes(transform, x, y);
            if (!double.IsFinite(longest) || transform.AreaScaleAt(x, y) <= 0)
                return "the transform folds the picture over";
            if (shortest < limits.LeastScale || longest > limits.MostScale)
            {
                double scale = Math.Sqrt(longest * shortest);
                return Invariant($"the scale is {scale:0.###}, allowed is {limits.LeastScale} to {limits.MostScale}");
            }

            if (longest > limits.MostStretch * shortest)
                return Invariant(
                    $"the transform stretches by {longest / shortest:0.###}, allowed is {limits.MostStretch}");
        }

        return null;
    }

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Singular values of the derivative at (x, y): half axes of a mapped unit circle.</summary>
    private static (double Longest, double Shortest) Axes(Transform transform, double x, double y)
    {
        const double step = 0.5;
        var (u0, v0) = transform.Map(x - step, y);
        var (u1, v1) = transform.Map(x + step, y);
        var (u2, v2) = transform.Map(x, y - step);
        var (u3, v3) = transform.Map(x, y + step);
        double a = u1 - u0, b = u3 - u2, c = v1 - v0, d = v3 - v2;
        double sum = Math.Sqrt((a + d) * (a + d) + (b - c) * (b - c));
        double difference = Math.Sqrt((a - d) * (a - d) + (b + c) * (b + c));
        return ((sum + difference) / 2, Math.Abs(sum - difference) / 2);
    }
}
