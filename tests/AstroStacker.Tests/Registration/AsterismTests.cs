using AstroStacker.Imaging;
using AstroStacker.Registration;
using AstroStacker.Registration.Asterisms;
using Xunit;

namespace AstroStacker.Tests.Registration;

public sealed class AsterismTests
{
    private static readonly List<Star> Sky = StarLists.Field(4, 400, 1500, 1000);

    [Theory]
    [InlineData(1, 12)]
    [InlineData(30, 6)]
    [InlineData(400, 5)]
    public void NearestBrighter_AnyField_IsThatOfAllComparisons(int count, int most)
    {
        var field = new StarField(Sky[..count]);
        var near = new NearestBrighter(field, 400, most);
        Assert.Equal(count, near.Stars);
        for (int star = 0; star < count; star++)
        {
            var expected = Enumerable.Range(0, Math.Min(count, Math.Max(star, 24))).Where(other => other != star)
                .OrderBy(other => Math.Pow(field.X[other] - field.X[star], 2) + Math.Pow(field.Y[other] - field.Y[star], 2))
                .Take(most);
            Assert.Equal(expected, near.Of(star).ToArray());
        }
    }

    [Fact]
    public void Quads_TurnedAndScaledField_HaveTheSameShapes()
    {
        var one = Quads(Sky);
        var other = Quads(Moved(Transform.Rotation(2.1, 300, 800, 1.6)));
        Assert.InRange(one.Length, 7000, 8000);
        Assert.All(one.Zip(other), pair => Assert.True(pair.First.Code.IsNear(pair.Second.Code, 1e-5f)));
        Assert.All(one.Zip(other), pair => Assert.Equal(1.6, pair.Second.Length / pair.First.Length, 1e-6));
    }

    [Fact]
    public void Quads_MirroredField_HaveTheMirroredShapes()
    {
        var mirrored = Quads(Moved(new Transform([-1, 0, 1500, 0, 1, 0, 0, 0, 1])));
        Assert.All(
            Quads(Sky).Zip(mirrored), pair => Assert.True(pair.First.Code.Mirrored.IsNear(pair.Second.Code, 1e-5f)));
    }

    [Fact]
    public void QuadIndex_AnyShape_FindsAllThatAreNear()
    {
        var field = new StarField(Sky);
        var level = new AsterismLevel(400, 6);
        var index = new QuadIndex(field, level);
        var quads = Quad.Of(field, index.Near, level.Neighbours);
        for (int i = 0; i < quads.Length; i += 97)
        {
            var found = new List<Quad>();
            index.Similar(quads[i].Code, QuadIndex.MostTolerance, found);
            Assert.Equal(
                quads.Where(quad => quad.Code.IsNear(quads[i].Code, QuadIndex.MostTolerance)).ToHashSet(),
                found.ToHashSet());
        }
    }

    [Fact]
    public void TriangleIndex_AnyShape_FindsAllThatAreNear()
    {
        const float tolerance = 0.007f;
        var field = new StarField(Sky);
        var index = new TriangleIndex(field, 30);
        var triangles = Triangle.Of(field, 30);
        for (int i = 0; i < triangles.Length; i += 97)
        {
            var found = new List<int>();
            index.Similar(triangles[i], tolerance, found);
            int expected = triangles.Count(other =>
                Math.Abs(other.MiddleRatio - triangles[i].MiddleRatio) <= tolerance
                && Math.Abs(other.ShortRatio - triangles[i].ShortRatio) <= tolerance);
            Assert.Equal(expected, found.Count);
        }
    }

    private static Quad[] Quads(List<Star> stars)
    {
        var field = new StarField(stars);
        return Quad.Of(field, new NearestBrighter(field, 400, 6), 6);
    }

    private static List<Star> Moved(Transform transform) => [.. Sky.Select(star => StarLists.Moved(star, transform))];
}
