using AstroStacker.Imaging;
using AstroStacker.Registration;
using Xunit;

namespace AstroStacker.Tests.Registration;

/// <summary>Two hundred and more pairs of fields that have nothing in common: all must be refused.</summary>
public sealed class UnrelatedFieldsTests
{
    private const double Width = 1500, Height = 1000;

    [Theory]
    [InlineData(3, 20)]
    [InlineData(5, 20)]
    [InlineData(8, 30)]
    [InlineData(20, 30)]
    [InlineData(40, 30)]
    [InlineData(150, 12)]
    [InlineData(600, 6)]
    [InlineData(2000, 4)]
    [InlineData(5000, 2)]
    public void Register_EvenFields_AreRefused(int count, int fields)
    {
        for (int seed = 0; seed < fields; seed++)
            AssertRefused(
                StarLists.Field(seed, count, Width, Height), StarLists.Field(seed + 5000, count, Width, Height));
    }

    [Theory]
    [InlineData(20, 20, 20)]
    [InlineData(20, 100, 12)]
    [InlineData(60, 300, 6)]
    [InlineData(150, 1500, 3)]
    public void Register_Clusters_AreRefused(double sigma, int count, int fields)
    {
        for (int seed = 0; seed < fields; seed++)
            AssertRefused(Cluster(seed, count, sigma), Cluster(seed + 5000, count, sigma));
    }

    [Theory]
    [InlineData(6, 400, 12)]
    [InlineData(30, 3000, 4)]
    public void Register_UnlikeDepths_AreRefused(int few, int many, int fields)
    {
        for (int seed = 0; seed < fields; seed++)
        {
            AssertRefused(StarLists.Field(seed, few, Width, Height), Uneven(seed + 5000, many));
            AssertRefused(Uneven(seed, many), StarLists.Field(seed + 5000, few, Width, Height));
        }
    }

    /// <summary>Blocks of a compressed picture, a pattern of the sensor: many shifts fit alike.</summary>
    [Theory]
    [InlineData(8, 500)]
    [InlineData(8, 2000)]
    [InlineData(50, 100)]
    [InlineData(50, 500)]
    public void Register_FieldsOnAGrid_AreRefused(double step, int count)
    {
        for (int seed = 0; seed < 3; seed++)
            AssertRefused(OnGrid(seed, count, step), OnGrid(seed + 5000, count, step));
    }

    [Fact]
    public void Register_FrameWithItsStarsRemoved_IsRefused()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            var hot = HotPixels(seed, 150);
            var frame = StarLists.Sorted([.. StarLists.Field(seed, 300, Width, Height), .. hot]);
            AssertRefused(frame, StarLists.Sorted([.. hot, .. StarLists.Field(seed + 5000, 40, Width, Height)]));
        }
    }

    private static void AssertRefused(List<Star> reference, List<Star> frame)
    {
        foreach (bool sameOptics in (bool[])[false, true])
        {
            var result = StarRegistration.Register(
                reference, frame, new RegistrationLimits { SameOptics = sameOptics });
            Assert.Null(result.ReferenceToFrame);
            Assert.NotNull(result.Refusal);
            Assert.Empty(result.Pairs);
        }
    }

    private static List<Star> Cluster(int seed, int count, double sigma)
    {
        var random = new Random(seed);
        return StarLists.Sorted([.. Enumerable.Range(0, count).Select(_ => StarLists.Make(
            750 + sigma * StarLists.Normal(random), 500 + sigma * StarLists.Normal(random),
            Math.Pow(1 - random.NextDouble(), -1.2)))]);
    }

    /// <summary>Widths and errors that grow to one side.</summary>
    private static List<Star> Uneven(int seed, int count) => [.. StarLists.Field(seed, count, Width, Height)
        .Select(star => star with
        {
            FwhmPixels = (float)(1.5 + 6 * star.X / Width),
            PositionErrorPixels = (float)(0.02 + 0.4 * star.X / Width),
        })];

    private static List<Star> OnGrid(int seed, int count, double step) =>
        [.. StarLists.Field(seed, count, Width, Height).Select((star, i) => star with
        {
            X = Math.Round(star.X / step) * step + 0.01 * (i % 5),
            Y = Math.Round(star.Y / step) * step + 0.01 * (i % 7),
        })];

    private static List<Star> HotPixels(int seed, int count) =>
        [.. StarLists.Field(seed + 700, count, Width, Height).Select((star, i) => star with
        {
            X = Math.Round(star.X) + 0.01 * (i % 5),
            Y = Math.Round(star.Y) - 0.01 * (i % 3),
            FwhmPixels = 1.2f,
        })];
}
