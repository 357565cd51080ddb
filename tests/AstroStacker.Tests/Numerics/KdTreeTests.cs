using AstroStacker.Numerics;
using CsCheck;
using Xunit;

namespace AstroStacker.Tests.Numerics;

public sealed class KdTreeTests
{
    /// <summary>Whole numbers, so that equal coordinates and equal distances are common.</summary>
    private static readonly Gen<(int X, int Y)[]> Places = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12]).Array[0, 80];

    [Fact]
    public void Nearest_AnyPlaces_IsTheFirstOfTheNearest() =>
        Gen.Select(Places, Gen.Double[-2, 14], Gen.Double[-2, 14], Gen.Double[0.1, 6]).Sample((places, x, y, most) =>
        {
            var squares = places.Select(place => Square(place, x, y)).ToArray();
            int expected = squares.Any(square => square <= most * most) ? Array.IndexOf(squares, squares.Min()) : -1;
            return Tree(places).Nearest(x, y, most) == expected;
        });

    [Fact]
    public void Within_AnyPlaces_ListsAllOfThemInOrder() =>
        Gen.Select(Places, Gen.Double[-2, 14], Gen.Double[-2, 14], Gen.Double[0.1, 6]).Sample((places, x, y, most) =>
        {
            var found = new List<int>();
            Tree(places).Within(x, y, most, found);
            return found.SequenceEqual(
                Enumerable.Range(0, places.Length).Where(i => Square(places[i], x, y) <= most * most));
        });

    private static KdTree Tree((int X, int Y)[] places) =>
        new([.. places.Select(place => (double)place.X)], [.. places.Select(place => (double)place.Y)]);

    private static double Square((int X, int Y) place, double x, double y) =>
        (x - place.X) * (x - place.X) + (y - place.Y) * (y - place.Y);
}
