using AstroStacker.Registration;
using CsCheck;
using Xunit;

namespace AstroStacker.Tests.Registration;

public sealed class StarGridTests
{
    private static readonly Gen<(double X, double Y)[]> Places =
        Gen.Select(Gen.Double[-300, 700], Gen.Double[0, 40]).Array[0, 200];

    [Fact]
    public void Nearest_AnyPlaces_IsThatOfAllComparisons() =>
        Gen.Select(Places, Gen.Double[-400, 800], Gen.Double[-50, 90], Gen.Double[0, 300]).Sample((places, x, y, radius) =>
        {
            int expected = -1;
            double least = radius * radius;
            for (int i = 0; i < places.Length; i++)
            {
                double square = Square(places[i], x, y);
                if (square < least || (square == least && expected < 0)) (expected, least) = (i, square);
            }

            return Grid(places).Nearest(x, y, radius) == expected;
        });

    [Fact]
    public void Around_AnyPlaces_FindsTheSquare() =>
        Gen.Select(Places, Gen.Double[-400, 800], Gen.Double[-50, 90], Gen.Double[0, 300]).Sample((places, x, y, reach) =>
        {
            var found = new List<int>();
            Grid(places).Around(x, y, reach, found);
            var expected = Enumerable.Range(0, places.Length)
                .Where(i => Math.Abs(places[i].X - x) <= reach && Math.Abs(places[i].Y - y) <= reach);
            return found.Order().SequenceEqual(expected);
        });

    [Fact]
    public void Nearest_TwoAtOneDistance_IsTheFirst()
    {
        var grid = Grid([(10, 10), (0, 0), (4, 0), (4, 0)]);
        Assert.Equal(1, grid.Nearest(2, 0, 3));
        Assert.Equal(2, grid.Nearest(5, 0, 3));
        Assert.Equal(-1, grid.Nearest(30, 0, 3));
    }

    [Fact]
    public void DensityBeside_EvenField_IsItsDensity()
    {
        var random = new Random(1);
        var grid = Grid([.. Enumerable.Range(0, 20_000).Select(_ => (random.NextDouble() * 1000, random.NextDouble() * 500))]);
        double mean = Enumerable.Range(0, 400).Average(i => grid.DensityBeside(50 + i % 20 * 45, 50 + i / 20 * 20));
        Assert.Equal(20_000 / 500_000.0 - 1 / (9 * 25.0), mean, 0.002);
    }

    private static StarGrid Grid((double X, double Y)[] places) =>
        new(Array.ConvertAll(places, place => place.X), Array.ConvertAll(places, place => place.Y));

    private static double Square((double X, double Y) place, double x, double y) =>
        (x - place.X) * (x - place.X) + (y - place.Y) * (y - place.Y);
}
