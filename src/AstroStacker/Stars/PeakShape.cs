using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>What surrounds a peak of the detection picture.</summary>
/// <param name="Height">Of the peak above its surroundings, in units of the noise.</param>
/// <param name="Width">Share of that height the light still has at 2.5 bins: the median all around.</param>
/// <param name="IsLine">In some direction the light goes on at both sides: a trail, or the ridge of a nebula.</param>
internal readonly record struct PeakShape(float Height, float Width, bool IsLine)
{
    /// <summary>Bins from the peak to the farther ring.</summary>
    public const int Reach = 5;

    private const double NearBins = 2.5;

    private const int Directions = 16;

    /// <summary>Light that has at least this share of the peak at both rings and both sides is a line.</summary>
    private const float LineShare = 0.4f;

    /// <summary>Opposite places lie <see cref="Directions"/> entries apart.</summary>
    private static readonly (int X, int Y)[] _near = Ring(NearBins), _far = Ring(Reach);

    /// <summary>Looks around the peak at (x, y); places off the plane are dark.</summary>
    public static PeakShape At(ReadOnlySpan<float> sigmas, int width, int x, int y)
    {
        Span<float> near = stackalloc float[2 * Directions], far = stackalloc float[2 * Directions];
        Gather(sigmas, width, x, y, _near, near);
        Gather(sigmas, width, x, y, _far, far);
        float peak = sigmas[y * width + x], ground = Ground(far), least = ground + LineShare * (peak - ground);
        bool isLine = false;
        for (int i = 0; i < Directions; i++)
        {
            int other = i + Directions;
            isLine |= Math.Min(Math.Min(near[i], near[other]), Math.Min(far[i], far[other])) > least;
        }

        float middle = RobustStatistics.Select(near, Directions);
        return new PeakShape(peak - ground, (middle - ground) / (peak - ground), isLine);
    }

    /// <summary>
    /// The light the peak stands on: the lower quartile of the means of opposite places of the far ring, which neither a
    /// slope nor a neighbour lifts, but not below the sky.
    /// </summary>
    private static float Ground(ReadOnlySpan<float> ring)
    {
        Span<float> means = stackalloc float[Directions];
        for (int i = 0; i < Directions; i++) means[i] = (ring[i] + ring[i + Directions]) / 2;
        return Math.Max(0, RobustStatistics.Select(means, Directions / 4));
    }

    private static void Gather(
        ReadOnlySpan<float> sigmas, int width, int x, int y, (int X, int Y)[] ring, Span<float> values)
    {
        int height = sigmas.Length / width;
        if (x >= Reach && y >= Reach && x < width - Reach && y < height - Reach)
        {
            int at = y * width + x;
            for (int i = 0; i < ring.Length; i++) values[i] = sigmas[at + ring[i].Y * width + ring[i].X];
            return;
        }

        for (int i = 0; i < ring.Length; i++)
        {
            int column = x + ring[i].X, row = y + ring[i].Y;
            bool isInside = column >= 0 && row >= 0 && column < width && row < height;
            values[i] = isInside ? sigmas[row * width + column] : 0;
        }
    }

    private static (int X, int Y)[] Ring(double radius) =>
        [.. Enumerable.Range(0, 2 * Directions).Select(i =>
        {
            double angle = Math.PI * i / Directions;
            return ((int)Math.Round(radius * Math.Cos(angle)), (int)Math.Round(radius * Math.Sin(angle)));
        })];
}
