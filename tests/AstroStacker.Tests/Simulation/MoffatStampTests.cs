using AstroStacker.Simulation;
using Xunit;

namespace AstroStacker.Tests.Simulation;

public sealed class MoffatStampTests
{
    public static TheoryData<double, double> Profiles => new() { { 0.6, 3.5 }, { 1.5, 2.5 }, { 2.8, 3.5 }, { 2.8, 3.3 }, { 6, 10 } };

    [Theory]
    [MemberData(nameof(Profiles))]
    public void PixelShare_SummedOverTheDrawnDisc_IsAllButAThousandthOfTheFlux(double fwhmPixels, double beta)
    {
        var stamp = new MoffatStamp(fwhmPixels, beta);
        double radius = stamp.RadiusPixels(1, 1), sum = 0;
        int reach = (int)radius + 1;
        for (int y = -reach; y <= reach; y++)
            for (int x = -reach; x <= reach; x++) sum += stamp.PixelShare(x - 0.3, y + 0.2);

        Assert.InRange(sum, 0.9985, 1.0005);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void PixelShare_AnyPlace_IsTheIntegralOverThePixel(double fwhmPixels, double beta)
    {
        var stamp = new MoffatStamp(fwhmPixels, beta);
        double peak = stamp.PixelShare(0, 0);

        foreach (var (dx, dy) in ((double, double)[])[(0, 0), (0.4, -0.3), (1.2, 0.7), (3, 2), (5.5, 4), (9, -8)])
            Assert.Equal(Integral(fwhmPixels, beta, dx, dy), stamp.PixelShare(dx, dy), 2e-4 * peak);
    }

    [Fact]
    public void PixelShare_WideStar_HalvesAtHalfTheFwhm()
    {
        var stamp = new MoffatStamp(40, 3.5);

        Assert.Equal(0.5, stamp.PixelShare(20, 0) / stamp.PixelShare(0, 0), 0.001);
    }

    [Fact]
    public void PixelShare_ExponentNextToAHalf_AgreesWithTheFastPath() =>
        Assert.Equal(new MoffatStamp(2.8, 3.5).PixelShare(1, 2), new MoffatStamp(2.8, 3.5 + 1e-12).PixelShare(1, 2), 1e-12);

    /// <summary>100 x 100 points a pixel.</summary>
    private static double Integral(double fwhmPixels, double beta, double dx, double dy)
    {
        const int parts = 100;
        double alpha = fwhmPixels / (2 * Math.Sqrt(Math.Pow(2, 1 / beta) - 1)), sum = 0;
        for (int j = 0; j < parts; j++)
            for (int i = 0; i < parts; i++)
            {
                double x = dx + (i + 0.5) / parts - 0.5, y = dy + (j + 0.5) / parts - 0.5;
                sum += Math.Pow(1 + (x * x + y * y) / (alpha * alpha), -beta);
            }

        return sum / (parts * parts) * (beta - 1) / (Math.PI * alpha * alpha);
    }
}
