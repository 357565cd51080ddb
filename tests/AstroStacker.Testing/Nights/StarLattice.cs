using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>Nights of bright stars that stand alone, each about a lattice's point, with chance pixel phases and colours.</summary>
public static class StarLattice
{
    private const ulong Stream = 41;
    private const double Jitter = 9;

    /// <summary>
    /// The night with those stars in place of its own; fluxes spread evenly in their logarithm, points so many pixels apart.
    /// </summary>
    public static NightTruth Draw(NightOptions night, double faintest, double brightest, double spacing)
    {
        var truth = new NightRenderer(night).Truth;
        var random = new SeededRandom(night.Seed, Stream);
        var stars = new List<SceneStar>();
        for (double y = -spacing; y < night.HeightPixels + spacing; y += spacing)
            for (double x = -spacing; x < night.WidthPixels + spacing; x += spacing)
            {
                stars.Add(new SceneStar(
                    x + random.NextDouble(-Jitter, Jitter), y + random.NextDouble(-Jitter, Jitter),
                    faintest * Math.Pow(brightest / faintest, random.NextDouble()),
                    random.NextDouble(0.3, 0.6), random.NextDouble(0.5, 1)));
            }

        return truth with { Stars = stars };
    }

    /// <summary>Those that all lights see well inside their frames, with their places in the reference's visible area.</summary>
    public static IReadOnlyList<(SceneStar Star, double X, double Y)> Seen(NightTruth truth, int reference, double edge)
    {
        var area = truth.Options.VisibleArea;
        bool IsInside(SceneStar star, LightTruth light)
        {
            var (x, y) = light.SceneToFrame.Map(star.X, star.Y);
            return x > area.X + edge && y > area.Y + edge && x < area.Right - 1 - edge && y < area.Bottom - 1 - edge;
        }

        var toGrid = truth.Lights[reference].SceneToFrame.Then(Transform.Shift(-area.X, -area.Y));
        return
        [
            .. truth.Stars.Where(star => truth.Lights.All(light => IsInside(star, light))).Select(star =>
            {
                var (x, y) = toGrid.Map(star.X, star.Y);
                return (star, x, y);
            }),
        ];
    }
}
