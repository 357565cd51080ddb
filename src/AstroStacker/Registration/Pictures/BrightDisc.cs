using AstroStacker.Numerics;

namespace AstroStacker.Registration.Pictures;

/// <summary>
/// The Moon, the Sun or a planet: one bright blob on a dark picture whose outline lies for a good part on one circle
/// (the limb) that holds all of it. Full-sensor pixels.
/// </summary>
/// <param name="X">Centre of the limb's circle; it may lie outside the picture.</param>
/// <param name="Y">Centre of the limb's circle, downwards.</param>
/// <param name="Radius">Of the limb's circle.</param>
public sealed record BrightDisc(double X, double Y, double Radius)
{
    /// <summary>Level of the blob's edge between the sky (0) and the brightest place (1).</summary>
    private const double EdgeLevel = 0.2;

    /// <summary>Smaller blobs are stars, picture pixels.</summary>
    private const double LeastRadius = 4;

    /// <summary>The sky is what a twentieth of the picture lies below: a disc may fill the rest.</summary>
    private const double SkyQuantile = 0.05;

    /// <summary>Of all that is as bright, the blob has at least this share: else it is part of a scene.</summary>
    private const double LeastShare = 0.8;

    /// <summary>The brightest place stands so many sigma above the sky: else it is noise.</summary>
    private const double LeastSigma = 20;

    /// <summary>The largest bright disc, or null where the picture shows none.</summary>
    public static BrightDisc? Find(FeaturePicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        float[] eroded = Erode(picture);
        var sorted = (float[])eroded.Clone();
        double sky = RobustStatistics.Select<float>(sorted, (int)(SkyQuantile * (sorted.Length - 1)));
        double tenth = RobustStatistics.Select<float>(sorted, (int)(2 * SkyQuantile * (sorted.Length - 1)));
        float top = eroded.Max();
        // The 5 % and 10 % quantiles of Gaussian noise lie 0.363 sigma apart.
        if (top - sky <= LeastSigma * (tenth - sky) / 0.363) return null;
        float edge = (float)(sky + EdgeLevel * (top - sky));
        var blob = BrightBlob.Largest(eroded, picture.Width, edge);
        if (blob.Count < LeastShare * eroded.Count(value => value > edge)) return null;
        if (LimbCircle.Fit(blob, picture.Width, picture.Height) is not { } limb) return null;
        if (limb.Radius < LeastRadius) return null;
        // The erosion took half a pixel from the right and the lower limb: a pixel is the least of it and three others.
        var (x, y) = picture.ToSensor(limb.X + 0.5, limb.Y + 0.5);
        return new BrightDisc(x, y, (limb.Radius + 0.5) * picture.Bin);
    }

    /// <summary>Does a place lie within so many radii of the centre? Full-sensor pixels.</summary>
    public bool Holds(double x, double y, double radii) =>
        (x - X) * (x - X) + (y - Y) * (y - Y) <= radii * radii * Radius * Radius;

    /// <summary>Each pixel the least of itself and three neighbours, right and below: no hot pixel is left.</summary>
    private static float[] Erode(FeaturePicture picture)
    {
        int width = picture.Width, height = picture.Height;
        float[] from = picture.Luminance, to = new float[from.Length];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                int right = x + 1 < width ? 1 : 0, down = y + 1 < height ? width : 0, i = y * width + x;
                to[i] = Math.Min(Math.Min(from[i], from[i + right]), Math.Min(from[i + down], from[i + down + right]));
            }

        return to;
    }
}
