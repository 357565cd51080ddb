using AstroStacker.Formats.Raw;
using Xunit;

namespace AstroStacker.Tests.Formats.Raw;

public sealed class RawColourTests
{
    private static readonly double[] Real = [1.6, -0.5, -0.1, -0.2, 1.5, -0.3, 0, -0.5, 1.5];
    private static readonly double[] Identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];
    private static readonly double[] None = new double[9];

    // What LibRaw derives from a DNG whose colour matrix is the identity.
    private static readonly double[] FromIdentity =
        [3.07996, -1.53714, -0.542816, -0.921237, 1.876012, 0.045225, 0.052891, -0.204043, 1.151152];

    [Fact]
    public void Profile_RealMatrix_RowsSumToOne()
    {
        var profile = RawColour.Profile([2, 0, 0, 0, 4, 0, 0.5, 0, 0.5], None, [2, 1, 1.5, 1], [2, 1, 1.5, 0])!;

        Assert.Equal([1, 0, 0, 0, 1, 0, 0.5, 0, 0.5], profile.CameraToSrgb!);
        Assert.Equal([2, 1, 1.5], profile.DaylightMultipliers!);
    }

    [Fact]
    public void Profile_NoMatrix_HasNeitherMatrixNorDaylight()
    {
        foreach (double[] matrix in (double[][])[Identity, None, FromIdentity])
        {
            var profile = RawColour.Profile(matrix, None, [2, 1, 1.5, 1], [1.05, 1, 0.918, 0])!;
            Assert.Null(profile.CameraToSrgb);
            Assert.Null(profile.DaylightMultipliers);
            Assert.Equal([2, 1, 1.5], profile.CameraMultipliers!);
        }

        Assert.Null(RawColour.Profile(Real, Identity, [2, 1, 1.5, 1], [1, 1, 1, 1])!.CameraToSrgb);
        Assert.Null(RawColour.Profile(None, None, [-1, 1, 1, 0], [1, 1, 1, 1]));
    }

    [Theory]
    [InlineData(2000, 1000, 1500, 1000, 2, 1.5)]
    [InlineData(2000, 0, 1500, 1000, 2, 1.5)]
    public void GreenOne_Multipliers_AreDividedByGreen(double r, double g, double b, double g2, double red, double blue) =>
        Assert.Equal([red, 1, blue], RawColour.GreenOne([r, g, b, g2])!);

    [Theory]
    [InlineData(0, 1, 0, 0)]
    [InlineData(-1, 0.97, 1, 0)]
    [InlineData(1, 0, 1, 0)]
    public void GreenOne_UnknownMultipliers_AreNone(double r, double g, double b, double g2) =>
        Assert.Null(RawColour.GreenOne([r, g, b, g2]));
}
