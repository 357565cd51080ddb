using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>How bright stars are in each colour of a frame: what a white balance from the stars rests on.</summary>
public static class StarColours
{
    /// <summary>The brightest of the clean stars.</summary>
    private const int MostStars = 300;

    /// <summary>In widths of the star: so wide that colours with other sub-pixel places and widths lose the same.</summary>
    private const double ApertureWidths = 2, SkyInnerWidths = 3, SkyOuterWidths = 5;

    private const int FewestSkySamples = 12;

    /// <summary>
    /// Red, green and blue of each star that is whole on the frame and nowhere saturated, units of saturation: the sum of
    /// that colour's samples in the aperture above the median of those in a ring, times the pixels that a sample stands for.
    /// </summary>
    /// <param name="frame">A mosaic of three colours, or a picture of three planes.</param>
    /// <param name="stars">Brightest first.</param>
    /// <param name="stop">Ends the work early.</param>
    public static IReadOnlyList<(double Red, double Green, double Blue)> Measure(
        ICalibratedFrame frame, IReadOnlyList<Star> stars, CancellationToken stop)
    {
        var fluxes = new List<(double, double, double)>();
        foreach (var star in stars.Where(star => !star.Saturated).Take(MostStars))
        {
            stop.ThrowIfCancellationRequested();
            int reach = (int)Math.Ceiling(SkyOuterWidths * star.FwhmPixels);
            var window = new PixelRectangle((int)Math.Round(star.X), (int)Math.Round(star.Y), 1, 1).Inflate(reach);
            if (!frame.Area.Contains(window)) continue;
            double[] flux = [.. Enumerable.Range(0, 3).Select(colour => Flux(frame, star, window, colour))];
            if (flux.All(value => value > 0)) fluxes.Add((flux[0], flux[1], flux[2]));
        }

        return fluxes;
    }

    /// <summary>NaN where it can't be told.</summary>
    private static double Flux(ICalibratedFrame frame, Star star, PixelRectangle window, int colour)
    {
        int plane = frame.Info.PlaneCount > 1 ? colour : 0;
        using var samples = PlanePool.Rent<float>((int)window.Area);
        using var flags = PlanePool.Rent<byte>(samples.Length);
        frame.Read(plane, window, samples.Span);
        frame.ReadFlags(plane, window, flags.Span);
        double aperture = ApertureWidths * star.FwhmPixels;
        double inner = SkyInnerWidths * star.FwhmPixels, outer = SkyOuterWidths * star.FwhmPixels;
        var ring = new List<double>();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < window.Area; i++)
        {
            int x = window.X + i % window.Width, y = window.Y + i / window.Width;
            if (frame.Info.Cfa is { } cfa && cfa.ColourAt(x, y) != colour) continue;
            double distance = Math.Sqrt((x - star.X) * (x - star.X) + (y - star.Y) * (y - star.Y));
            if (distance <= aperture)
            {
                if (flags.Span[i] != 0) return double.NaN;
                sum += samples.Span[i];
                count++;
            }
            else if (distance >= inner && distance <= outer && flags.Span[i] == 0) ring.Add(samples.Span[i]);
        }

        if (count == 0 || ring.Count < FewestSkySamples) return double.NaN;
        ring.Sort();
        return (sum - count * ring[ring.Count / 2]) * (frame.Info.Cfa?.PixelsPerSample(colour) ?? 1);
    }
}
