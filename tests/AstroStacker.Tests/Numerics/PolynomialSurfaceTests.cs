using AstroStacker.Numerics;
using Xunit;

namespace AstroStacker.Tests.Numerics;

public sealed class PolynomialSurfaceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Fit_AThirdOfTheValuesWild_FindsTheSurface(int degree)
    {
        double[] truth = [1, 0.5, -0.25, 0.3, 0.1, -0.2];
        var random = new SeededRandom(4);
        var points = Enumerable.Range(0, 400).Select(_ => (X: random.NextDouble(-1, 1), Y: random.NextDouble(-1, 1))).Select((at, i) =>
        {
            double[] terms = [1, at.X, at.Y, at.X * at.X, at.X * at.Y, at.Y * at.Y];
            double value = terms.Zip(truth, (term, factor) => term * factor).Take(PolynomialSurface.Terms(degree)).Sum();
            return new SurfacePoint(at.X, at.Y, value + 0.01 * random.NextNormal() + (i % 3 == 0 ? 2 : 0), 1);
        }).ToList();
        var surface = PolynomialSurface.Fit(points, degree)!;
        for (int i = 0; i < PolynomialSurface.Terms(degree); i++) Assert.Equal(truth[i], surface.Coefficients[i], 0.01);
    }

    [Fact]
    public void Fit_FewPoints_TakesALowerDegree()
    {
        Assert.Equal(0, PolynomialSurface.Fit([new(0, 0, 3, 1), new(1, 1, 5, 1)], 2)!.Degree);
        Assert.Equal(4, PolynomialSurface.Fit([new(0, 0, 3, 1), new(1, 1, 5, 1)], 2)!.At(7, 7), 12);
        Assert.Null(PolynomialSurface.Fit([new(0, 0, 3, 0)], 1));
    }
}
