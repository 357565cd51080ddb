using AstroStacker.Imaging;
using AstroStacker.Simulation;
using Xunit;

namespace AstroStacker.Tests.Simulation;

public sealed class StarTruthTests
{
    private const double EdgePixels = 70;

    public static TheoryData<double, double> Profiles => new() { { 2.8, 3.5 }, { 2.0, 2.5 }, { 4.5, 4.2 } };

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Star_NoNoise_HasItsCentroidWhereTheTruthSays(double fwhmPixels, double beta)
    {
        var sky = new Sky(QuietNight.Stars with { FwhmPixels = fwhmPixels, MoffatBeta = beta });

        Assert.All(sky.Isolated(0), star =>
        {
            var (x, y) = sky.CentroidNear(0, star.X, star.Y);
            Assert.Equal(star.X, x, 0.002);
            Assert.Equal(star.Y, y, 0.002);
        });
    }

    [Fact]
    public void Star_NoNoise_HasTheFluxAskedFor()
    {
        var sky = new Sky(QuietNight.Stars with { SkyElectrons = 50 });

        Assert.All(sky.Isolated(0), star => Assert.Equal(1, sky.Flux(0, star.X, star.Y, 30) / star.Star.Electrons, 0.003));
    }

    [Fact]
    public void Star_BehindThinCloud_LosesLight()
    {
        var sky = new Sky(QuietNight.Stars with { LightCount = 2, TransparencyLoss = 0.4, CloudedFrames = [1] });
        double clear = sky.Renderer.Truth.Lights[0].Transparency, clouded = sky.Renderer.Truth.Lights[1].Transparency;

        Assert.InRange(clear, 0.6, 1);
        Assert.InRange(clouded, 0.06, 0.1);
        Assert.All(sky.Isolated(1), star => Assert.Equal(clouded, sky.Flux(1, star.X, star.Y, 30) / star.Star.Electrons, 0.003));
    }

    [Fact]
    public void Transform_BetweenLights_TakesStarsToTheirPlaces()
    {
        var sky = new Sky(QuietNight.Stars with
        {
            WidthPixels = 1000,
            HeightPixels = 800,
            LightCount = 4,
            RotationDegrees = 1.5,
            DitherPixels = 20,
            Perspective = 0.02,
            FlipFrom = 2,
            SeeingScatter = 0.1,
            StarCount = 25,
        });

        for (int light = 1; light < 4; light++)
        {
            var between = sky.Renderer.Truth.Between(0, light);
            var stars = sky.Isolated(light);
            Assert.True(stars.Count >= 3);
            foreach (var star in stars)
            {
                var (firstX, firstY) = sky.Renderer.Truth.Lights[0].SceneToFrame.Map(star.Star.X, star.Star.Y);
                var (mappedX, mappedY) = between.Map(firstX, firstY);
                var (x, y) = sky.CentroidNear(light, mappedX, mappedY);
                Assert.Equal(mappedX, x, 0.002);
                Assert.Equal(mappedY, y, 0.002);
            }
        }
    }

    [Fact]
    public void Transform_WholePixelDrift_IsAPureShift()
    {
        var truth = new NightRenderer(QuietNight.Stars with { LightCount = 3, DriftPixels = 4 }).Truth;

        Assert.Equal(Transform.Shift(8, 8), truth.Between(0, 2));
        Assert.True(truth.Between(0, 2).IsWholePixelShift);
    }

    [Fact]
    public void Transform_MeridianFlip_TurnsByHalfACircle()
    {
        var truth = new NightRenderer(QuietNight.Stars with { LightCount = 2, FlipFrom = 1 }).Truth;
        var (x, y) = truth.Between(0, 1).Map(10, 20);

        Assert.Equal(699 - 10, x, 1e-9);
        Assert.Equal(499 - 20, y, 1e-9);
    }

    [Fact]
    public void Stars_OfADefaultNight_FollowThePowerLawAndFillEveryFrame()
    {
        var options = NightOptions.Small with { RotationDegrees = 4 };
        var truth = new NightRenderer(options).Truth;

        // N(above F) ~ 1/F: half the stars are brighter than about twice the faintest.
        int above = truth.Stars.Count(star => star.Electrons > 2 * options.FaintestElectrons);
        Assert.InRange((double)above / truth.Stars.Count, 0.45, 0.55);
        foreach (var light in truth.Lights)
        {
            var seen = truth.Stars.Select(star => light.SceneToFrame.Map(star.X, star.Y));
            Assert.InRange(seen.Count(place => options.VisibleArea.Contains((int)place.X, (int)place.Y)), 600, 800);
            Assert.Contains(seen, place => place.X is > 0 and < 200 && place.Y is > 0 and < 200);
            Assert.Contains(seen, place => place.X is > 1300 and < 1500 && place.Y is > 800 and < 1000);
        }
    }

    /// <summary>Noise-free lights and what is measured on them.</summary>
    private sealed class Sky(NightOptions options)
    {
        private readonly Dictionary<int, float[]> _frames = [];

        public NightRenderer Renderer { get; } = new(options);

        /// <summary>Stars well inside a light and far from each other, where that light sees them.</summary>
        public IReadOnlyList<(SceneStar Star, double X, double Y)> Isolated(int light)
        {
            var transform = Renderer.Truth.Lights[light].SceneToFrame;
            var all = Renderer.Truth.Stars.Select(star => (Star: star, Place: transform.Map(star.X, star.Y))).ToList();
            var found = all.Where(one => Inside(one.Place) && all.All(other => other == one || Apart(one.Place, other.Place)))
                .Select(one => (one.Star, one.Place.X, one.Place.Y)).ToList();
            Assert.NotEmpty(found);
            return found;
        }

        /// <summary>Centre of gravity under a Gaussian window that moves onto it; exact for a symmetrical star.</summary>
        public (double X, double Y) CentroidNear(int light, double x, double y)
        {
            double sigma = Renderer.Truth.Lights[light].FwhmPixels;
            for (int round = 0; round < 40; round++)
            {
                double sum = 0, sumX = 0, sumY = 0;
                foreach (var (px, py, electrons) in Around(light, x, y, 5 * sigma))
                {
                    double weight = electrons * Math.Exp(-((px - x) * (px - x) + (py - y) * (py - y)) / (2 * sigma * sigma));
                    sum += weight;
                    sumX += weight * (px - x);
                    sumY += weight * (py - y);
                }

                (x, y) = (x + 2 * sumX / sum, y + 2 * sumY / sum);
            }

            return (x, y);
        }

        /// <summary>Electrons above the sky within a radius.</summary>
        public double Flux(int light, double x, double y, double radius)
        {
            double sky = Renderer.Truth.Lights[light].SkyElectrons;
            return Around(light, x, y, radius).Sum(pixel => pixel.Electrons - sky);
        }

        private IEnumerable<(int X, int Y, double Electrons)> Around(int light, double x, double y, double radius)
        {
            if (!_frames.TryGetValue(light, out float[]? frame))
                _frames[light] = frame = Renderer.RenderExpectedElectrons(FrameKind.Light, light);
            for (int py = (int)(y - radius); py <= y + radius; py++)
                for (int px = (int)(x - radius); px <= x + radius; px++)
                    if ((px - x) * (px - x) + (py - y) * (py - y) <= radius * radius)
                        yield return (px, py, frame[py * options.WidthPixels + px]);
        }

        private bool Inside((double X, double Y) place) =>
            place.X > EdgePixels && place.Y > EdgePixels
            && place.X < options.WidthPixels - EdgePixels && place.Y < options.HeightPixels - EdgePixels;

        private static bool Apart((double X, double Y) one, (double X, double Y) other) =>
            Math.Max(Math.Abs(one.X - other.X), Math.Abs(one.Y - other.Y)) > EdgePixels;
    }
}
