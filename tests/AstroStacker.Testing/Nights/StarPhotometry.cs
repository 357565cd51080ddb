namespace AstroStacker.Testing.Nights;

/// <summary>Light within an aperture above the median of a ring; radii in pixels of the sky's own scale.</summary>
public static class StarPhotometry
{
    private const double LeastRadius = 6;
    private const double RadiusFwhms = 3;

    /// <param name="picture">Any.</param>
    /// <param name="plane">Of it.</param>
    /// <param name="x">Where the star is.</param>
    /// <param name="y">The same, downwards.</param>
    /// <param name="fwhm">Of the stars, pixels.</param>
    /// <param name="scale">Pixels of the picture a pixel of fwhm.</param>
    public static double Flux(StackPicture picture, int plane, double x, double y, double fwhm, double scale)
    {
        double radius = Math.Max(LeastRadius, RadiusFwhms * fwhm);
        double inner = (radius + 3) * scale, outer = (radius + 8) * scale, edge = radius * scale;
        double sum = 0, inside = 0;
        var ring = new List<float>();
        for (int py = (int)Math.Ceiling(y - outer); py <= y + outer; py++)
            for (int px = (int)Math.Ceiling(x - outer); px <= x + outer; px++)
            {
                double distance = Math.Sqrt((px - x) * (px - x) + (py - y) * (py - y));
                float value = picture.Planes[plane][py * picture.Width + px];
                // A pixel at the edge counts by the part of it that lies inside, about.
                double share = Math.Clamp(edge - distance + 0.5, 0, 1);
                sum += share * value;
                inside += share;
                if (distance > inner && distance <= outer) ring.Add(value);
            }

        return (sum - inside * Sky(ring)) / (scale * scale);
    }

    /// <summary>The mean of the ring's middle half: finer than a median where samples are few.</summary>
    private static double Sky(List<float> ring) =>
        ring.Order().Skip(ring.Count / 4).Take(ring.Count / 2).Average();
}
