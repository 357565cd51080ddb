using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>Draws the stars of a night and what each light sees of them.</summary>
internal static class NightScene
{
    private const ulong StarStream = 1;
    private const ulong LightStream = 2;

    public static NightTruth Draw(NightOptions options) => new(
        options, Stars(options), [.. Enumerable.Range(0, options.LightCount).Select(index => Light(options, index))]);

    /// <summary>Stars also beyond the frame, so that moved frames are filled to their edges.</summary>
    private static List<SceneStar> Stars(NightOptions options)
    {
        var random = new SeededRandom(options.Seed, StarStream);
        double reach = 0.15 * Math.Max(options.WidthPixels, options.HeightPixels) + Math.Abs(options.DriftPixels) * options.LightCount;
        double left = options.MarginPixels - reach, top = options.MarginPixels - reach;
        double width = options.WidthPixels + 2 * reach, height = options.HeightPixels + 2 * reach;
        int count = (int)Math.Round(options.StarCount * width * height / ((double)options.WidthPixels * options.HeightPixels));
        var stars = new List<SceneStar>(count);
        for (int i = 0; i < count; i++)
        {
            // N(above F) ~ 1/F between the two limits, inverted.
            double low = 1 / options.BrightestElectrons, high = 1 / options.FaintestElectrons;
            double electrons = 1 / random.NextDouble(low, high);
            double warmth = random.NextNormal();
            stars.Add(new SceneStar(
                left + width * random.NextDouble(), top + height * random.NextDouble(), electrons,
                Math.Clamp(SyntheticCamera.Neutral[0] * Math.Exp(0.25 * warmth), 0.1, 1.5),
                Math.Clamp(SyntheticCamera.Neutral[2] * Math.Exp(-0.25 * warmth), 0.1, 1.5)));
        }

        return stars;
    }

    private static LightTruth Light(NightOptions options, int index)
    {
        var random = new SeededRandom(options.Seed, LightStream, (ulong)index);
        double dx = random.NextDouble(-1, 1) * options.DitherPixels + index * options.DriftPixels;
        double dy = random.NextDouble(-1, 1) * options.DitherPixels + index * options.DriftPixels;
        bool clouded = options.CloudedFrames.Contains(index);
        double transparency = (1 - options.TransparencyLoss * random.NextDouble()) * (clouded ? 0.1 : 1);
        double fwhm = options.FwhmPixels * Math.Max(0.7, 1 + options.SeeingScatter * random.NextNormal());
        var trail = options.SatelliteFrames.Contains(index) ? Trail(options, random) : null;
        string name = $"light-{index:0000}.{(options.Format == NightFormat.Dng ? "dng" : "fits")}";
        return new LightTruth(
            name, SceneToFrame(options, index, dx, dy), transparency, fwhm, options.SkyElectrons * (clouded ? 3 : 1), clouded, trail);
    }

    private static TrailLine Trail(NightOptions options, SeededRandom random) => new(
        options.MarginPixels + options.WidthPixels * random.NextDouble(0.3, 0.7),
        options.MarginPixels + options.HeightPixels * random.NextDouble(0.3, 0.7),
        random.NextDouble(0.2, 1.3), options.SatelliteElectrons, 1.5);

    private static Transform SceneToFrame(NightOptions options, int index, double dx, double dy)
    {
        double centreX = options.MarginPixels + (options.WidthPixels - 1) / 2.0;
        double centreY = options.MarginPixels + (options.HeightPixels - 1) / 2.0;
        double angle = options.RotationDegrees * index * Math.PI / 180;
        if (options.FlipFrom is { } flip && index >= flip) angle += Math.PI;
        var moved = Transform.Rotation(angle, centreX, centreY).Then(Transform.Shift(dx, dy));
        if (options.Perspective == 0) return moved;
        double tilt = options.Perspective * index / Math.Max(1, options.LightCount - 1) / options.WidthPixels;
        var perspective = new Transform([1, 0, 0, 0, 1, 0, tilt, 0, 1]);
        return Transform.Shift(-centreX, -centreY).Then(perspective).Then(Transform.Shift(centreX, centreY)).Then(moved);
    }
}
