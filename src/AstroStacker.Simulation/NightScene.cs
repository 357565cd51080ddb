using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>Draws the stars of a night and what each light sees of them.</summary>
internal static class NightScene
{
    private const ulong StarStream = 1;
    private const ulong LightStream = 2;
    private const ulong ClusterStream = 10;

    /// <summary>Natural logarithm of red over white, one sigma: from blue to red stars.</summary>
    private const double ColourScatter = 0.25;

    private const double EdgePixels = 30;

    public static NightTruth Draw(NightOptions options)
    {
        LightTruth[] lights = [.. Enumerable.Range(0, options.LightCount).Select(index => Light(options, index))];
        return new NightTruth(options, Stars(options, lights), lights);
    }

    /// <summary>Stars over all that any light sees, so that moved frames are filled to their edges.</summary>
    private static List<SceneStar> Stars(NightOptions options, IReadOnlyList<LightTruth> lights)
    {
        var random = new SeededRandom(options.Seed, StarStream);
        var (left, top, width, height) = Field(options, lights);
        double density = options.StarCount / ((double)options.WidthPixels * options.HeightPixels);
        int count = (int)Math.Round(density * width * height);
        var stars = new List<SceneStar>(count);
        double low = 1 / options.BrightestElectrons, high = 1 / options.FaintestElectrons;
        for (int i = 0; i < count; i++)
        {
            // N(above F) ~ 1/F between the two limits, inverted.
            double electrons = 1 / random.NextDouble(low, high);
            double warmth = PortableMath.Exp(ColourScatter * random.NextNormal());
            stars.Add(new SceneStar(
                left + width * random.NextDouble(), top + height * random.NextDouble(), electrons,
                Math.Clamp(SyntheticCamera.White[0] * warmth, 0.1, 1.5),
                Math.Clamp(SyntheticCamera.White[2] / warmth, 0.1, 1.5)));
        }

        if (options.ClusterShare > 0) Gather(options, stars);
        return stars;
    }

    /// <summary>Moves a share of the stars into a cluster, Gaussian with a sigma of an eighth of the frame's height.</summary>
    private static void Gather(NightOptions options, List<SceneStar> stars)
    {
        var random = new SeededRandom(options.Seed, ClusterStream);
        double centreX = options.MarginPixels + (options.WidthPixels - 1) / 2.0;
        double centreY = options.MarginPixels + (options.HeightPixels - 1) / 2.0;
        double sigma = options.HeightPixels / 8.0;
        for (int i = 0; i < options.ClusterShare * stars.Count; i++)
            stars[i] = stars[i] with { X = centreX + sigma * random.NextNormal(), Y = centreY + sigma * random.NextNormal() };
    }

    /// <summary>The part of the scene that the lights see, with an edge from which stars reach in.</summary>
    private static (double Left, double Top, double Width, double Height) Field(
        NightOptions options, IReadOnlyList<LightTruth> lights)
    {
        var visible = options.VisibleArea;
        double left = visible.X, top = visible.Y, right = visible.Right, bottom = visible.Bottom;
        var corners = from x in (int[])[visible.X, visible.Right] from y in (int[])[visible.Y, visible.Bottom] select (x, y);
        foreach (var frameToScene in lights.Select(light => light.SceneToFrame.Inverse()))
            foreach (var (cornerX, cornerY) in corners)
            {
                var (x, y) = frameToScene.Map(cornerX, cornerY);
                (left, right) = (Math.Min(left, x), Math.Max(right, x));
                (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
            }

        return (left - EdgePixels, top - EdgePixels, right - left + 2 * EdgePixels, bottom - top + 2 * EdgePixels);
    }

    private static LightTruth Light(NightOptions options, int index)
    {
        var random = new SeededRandom(options.Seed, LightStream, (ulong)index);
        double dx = random.NextDouble(-1, 1) * options.DitherPixels + index * options.DriftPixels;
        double dy = random.NextDouble(-1, 1) * options.DitherPixels + index * options.DriftPixels;
        bool clouded = options.CloudedFrames.Contains(index);
        double transparency = (1 - options.TransparencyLoss * random.NextDouble()) * (clouded ? 0.1 : 1);
        double fwhm = options.FwhmPixels * Math.Max(0.7, 1 + options.SeeingScatter * random.NextNormal());
        if (ScenePointing.IsScaled(options, index)) fwhm *= options.ScaleFactor;
        var trail = options.SatelliteFrames.Contains(index) ? Trail(options, random) : null;
        return new LightTruth(
            options.FileName(FrameKind.Light, index), ScenePointing.Of(options, index, dx, dy), transparency, fwhm,
            options.SkyElectrons * (clouded ? 3 : 1), clouded, trail)
        {
            Elongation = options.ElongatedFrames.Contains(index) ? options.Elongation : 1,
            ElongationRadians = options.ElongatedFrames.Contains(index) ? options.ElongationDegrees * Math.PI / 180 : 0,
            SkyGradientRadians =
                (options.SkyGradientDegrees + index * options.SkyGradientTurnDegrees) * Math.PI / 180,
        };
    }

    private static bool IsScaled(NightOptions options, int index) => options.ScaleFrom is { } from && index >= from;

    private static TrailLine Trail(NightOptions options, SeededRandom random) => new(
        options.MarginPixels + options.WidthPixels * random.NextDouble(0.3, 0.7),
        options.MarginPixels + options.HeightPixels * random.NextDouble(0.3, 0.7),
        random.NextDouble(0.2, 1.3), options.SatelliteElectrons, 1.5);
}
