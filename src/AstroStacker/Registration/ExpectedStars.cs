using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Registration;

/// <summary>Which of the reference's stars a transform puts on the frame.</summary>
internal static class ExpectedStars
{
    /// <summary>A star is bright enough to be expected when it beats so many of the paired ones.</summary>
    private const double FaintShare = 0.2;

    /// <summary>Stars of the reference that the transform puts into a region of the frame.</summary>
    public static int OnFrame(StarField reference, Region region, Transform transform)
    {
        int count = 0;
        for (int star = 0; star < reference.Count; star++)
        {
            var (u, v) = transform.Map(reference.X[star], reference.Y[star]);
            if (region.Contains(u, v)) count++;
        }

        return count;
    }

    /// <summary>
    /// The part of the reference that the frame shows. Both frames are taken to be as large as what holds the stars of
    /// both: clouds over half a frame don't make it smaller.
    /// </summary>
    public static Region Overlap(StarField reference, StarField frame, Transform transform)
    {
        var area = frame.Edge.With(reference.Bounds);
        Region? overlap = null;
        for (int star = 0; star < reference.Count; star++)
        {
            double x = reference.X[star], y = reference.Y[star];
            var (u, v) = transform.Map(x, y);
            if (area.Contains(u, v)) overlap = (overlap ?? new Region(x, y, x, y)).With(new Region(x, y, x, y));
        }

        return overlap ?? reference.Bounds;
    }

    /// <summary>
    /// The pairs, and the other stars of the reference that lie on the frame and are bright enough: brighter on the
    /// reference than four in five of those that were found.
    /// </summary>
    public static int Count(
        StarField reference, StarField frame, Transform transform, List<(int Reference, int Frame)> pairs)
    {
        var fluxes = new float[pairs.Count];
        var isPaired = new bool[reference.Count];
        for (int i = 0; i < fluxes.Length; i++)
        {
            fluxes[i] = reference.Stars[pairs[i].Reference].Flux;
            isPaired[pairs[i].Reference] = true;
        }

        float least = RobustStatistics.Select<float>(fluxes, (int)(FaintShare * fluxes.Length));
        var area = frame.Bounds.With(reference.Bounds);
        int count = pairs.Count;
        for (int star = 0; star < reference.Count; star++)
        {
            if (isPaired[star] || reference.Stars[star].Flux < least) continue;
            var (u, v) = transform.Map(reference.X[star], reference.Y[star]);
            if (area.Contains(u, v)) count++;
        }

        return count;
    }
}
