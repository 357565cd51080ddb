using AstroStacker.Formats;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>Shares of samples that rejection left out, in the cores of stars and in the sky between them.</summary>
public static class ClipShares
{
    /// <param name="prefix">Of the stack's files; its maps were asked for.</param>
    /// <param name="run">The stack.</param>
    /// <param name="stars">With their places on the grid of scale 1.</param>
    /// <param name="fwhm">Cores reach half of it from a star's centre, sky begins six times of it.</param>
    public static (double Core, double Sky) Of(
        string prefix, StackRun run, IReadOnlyList<(SceneStar Star, double X, double Y)> stars, double fwhm)
    {
        var (rejected, width) = Map($"{prefix}-rejected-low.fits");
        var (high, _) = Map($"{prefix}-rejected-high.fits");
        for (int i = 0; i < rejected.Length; i++) rejected[i] += high[i];
        var (present, _) = Map($"{prefix}-coverage.fits");
        double core = 0, coreOf = 0, sky = 0, skyOf = 0;
        int height = rejected.Length / width;
        var distance = Distances(stars, width, height, 6 * fwhm);
        double edge = 30;
        for (int i = 0; i < rejected.Length; i++)
        {
            int x = i % width, y = i / width;
            if (x < edge || y < edge || x > width - edge || y > height - edge) continue;
            double samples = (double)present[i] * run.Picture.Planes.Count;
            if (distance[i] < fwhm / 2) (core, coreOf) = (core + rejected[i], coreOf + samples);
            else if (distance[i] >= 6 * fwhm) (sky, skyOf) = (sky + rejected[i], skyOf + samples);
        }

        return (core / coreOf, sky / skyOf);
    }

    /// <summary>From each pixel to the nearest star, up to a limit.</summary>
    private static double[] Distances(IReadOnlyList<(SceneStar Star, double X, double Y)> stars, int width, int height, double most)
    {
        double[] distances = [.. Enumerable.Repeat(most, width * height)];
        foreach (var (_, x, y) in stars)
            for (int py = Math.Max(0, (int)(y - most)); py <= Math.Min(height - 1, y + most); py++)
                for (int px = Math.Max(0, (int)(x - most)); px <= Math.Min(width - 1, x + most); px++)
                {
                    double distance = Math.Sqrt((px - x) * (px - x) + (py - y) * (py - y));
                    distances[py * width + px] = Math.Min(distances[py * width + px], distance);
                }

        return distances;
    }

    private static (float[] Samples, int Width) Map(string path)
    {
        using var reader = FrameFormats.Open(path);
        var samples = new float[reader.Info.SensorArea.Area];
        reader.Read(0, reader.Info.SensorArea, samples);
        return (samples, reader.Info.Width);
    }
}
