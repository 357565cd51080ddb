using AstroStacker.Stars;
using Xunit;

namespace AstroStacker.Tests.Stars;

public sealed class ProfileCurveTests
{
    [Theory]
    [InlineData(2, 0)]
    [InlineData(2.5, 0.02)]
    [InlineData(3, 0)]
    [InlineData(3.5, 0.01)]
    [InlineData(4, 0)]
    [InlineData(5, 0)]
    public void Curve_Exponent_IsNearlyMoffats(double exponent, double tolerance)
    {
        var curve = new ProfileCurve(exponent);
        double h = Math.Pow(2, 1 / exponent) - 1;
        for (double q = 0; q < 20; q += 0.25)
            Assert.Equal(Math.Pow(1 + h * q, -exponent), 1 / Denominator(curve, q), tolerance + 1e-6);
        Assert.Equal(2, Denominator(curve, 1), 1e-6);
        if (tolerance == 0) Assert.Equal(Math.PI / (h * (exponent - 1)), curve.Area, 1e-4 * curve.Area);
    }

    [Fact]
    public void Columns_Slopes_AreTheDifferencesOfTheValue()
    {
        var curve = new ProfileCurve(2.7);
        var shape = new ProfileShape(0.9, 0, 0);
        foreach (var (x, y) in ((double, double)[])[(0.3, -0.7), (2, 1), (4, 3)])
        {
            float[] columns = PlainProfile.Columns((float)x, (float)y, ProfileView.Of(0, 0, shape), curve, PixelPoints.Nine);
            double width = Math.Exp(0.9);
            // The centre moves in units of the half width; twice the logarithm of the scale stretches q.
            Assert.Equal(Slope(t => (t * width, 0, shape)), columns[0], 1e-3);
            Assert.Equal(Slope(t => (0, t * width, shape)), columns[1], 1e-3);
            Assert.Equal(Slope(t => (0, 0, shape with { LogScale = 0.9 + t / 2 })), columns[2], 1e-3);
            Assert.Equal(Slope(t => (0, 0, shape with { Plus = t })), columns[3], 1e-3);
            Assert.Equal(Slope(t => (0, 0, shape with { Cross = t })), columns[4], 1e-3);
            double Slope(Func<double, (double X, double Y, ProfileShape Shape)> at)
            {
                const double step = 1e-2;
                double Value(double t) =>
                    PlainProfile.Value(x, y, ProfileView.Of(at(t).X, at(t).Y, at(t).Shape), curve);
                return (Value(step) - Value(-step)) / (2 * step);
            }
        }
    }

    [Fact]
    public void Whitening_Shape_HasItsAxes()
    {
        var (xx, xy, yy) = new ProfileShape(0.7, 0.3, 0.4).Whitening();
        // Along the longer axis, at half of the vector's angle, a point at exp(0.7 + 0.25) comes to length 1.
        double angle = ProfileShape.Direction(0.3, 0.4), length = Math.Exp(0.95);
        Assert.Equal(0.5 * Math.Atan2(0.4, 0.3), angle, 1e-12);
        double x = length * Math.Cos(angle), y = length * Math.Sin(angle);
        Assert.Equal(1, Math.Sqrt(Square(xx * x + xy * y) + Square(xy * x + yy * y)), 1e-12);
        Assert.Equal(Math.Exp(-1.4), xx * yy - xy * xy, 1e-12);
        Assert.Equal(Math.Sqrt(1 - Math.Exp(-1)), ProfileShape.Eccentricity(0.5), 1e-12);
    }

    private static double Square(double value) => value * value;

    private static double Denominator(ProfileCurve curve, double q) =>
        curve.Coefficients.Reverse().Aggregate(0.0, (sum, coefficient) => (sum + coefficient) * q) + 1;
}
