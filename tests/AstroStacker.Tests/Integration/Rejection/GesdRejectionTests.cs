using AstroStacker.Integration.Rejection;
using Xunit;

namespace AstroStacker.Tests.Integration.Rejection;

public sealed class GesdRejectionTests
{
    /// <summary>Rosner's data as NIST's handbook prints them, 1.3.5.17.3.</summary>
    private static readonly float[] s_rosner =
    [
        -0.25f, 0.68f, 0.94f, 1.15f, 1.20f, 1.26f, 1.26f, 1.34f, 1.38f, 1.43f, 1.49f, 1.49f, 1.55f, 1.56f, 1.58f, 1.65f, 1.69f,
        1.70f, 1.76f, 1.77f, 1.81f, 1.91f, 1.94f, 1.96f, 1.99f, 2.06f, 2.09f, 2.10f, 2.14f, 2.15f, 2.23f, 2.24f, 2.26f, 2.35f,
        2.37f, 2.40f, 2.47f, 2.54f, 2.62f, 2.64f, 2.90f, 2.92f, 2.92f, 2.93f, 3.21f, 3.26f, 3.30f, 3.59f, 3.68f, 4.30f, 4.64f,
        5.34f, 5.42f, 6.01f,
    ];

    /// <summary>NIST's lambdas for 54 to 45 samples left, alpha 0.05, digits beyond the third cut off.</summary>
    private static readonly double[] s_lambdas = [3.158, 3.151, 3.143, 3.136, 3.128, 3.120, 3.111, 3.103, 3.094, 3.085];

    [Fact]
    public void Reject_NistExample_FindsItsThreeOutliers()
    {
        float[] weights = [.. s_rosner.Select(_ => 1f)];
        var options = new RejectionOptions { GesdSignificance = 0.05, GesdShare = 10.5 / 54 };
        RejectionMethods.Get("gesd").Reject(new PixelStack(s_rosner, weights, s_rosner.Length), options);
        Assert.Equal([5.34f, 5.42f, 6.01f], s_rosner.Where((_, i) => weights[i] == 0));
    }

    [Fact]
    public void Critical_NistExample_IsItsTable()
    {
        var critical = new float[55];
        GesdCritical.Fill(0.05, critical);
        for (int i = 0; i < s_lambdas.Length; i++) Assert.InRange(critical[54 - i], s_lambdas[i], s_lambdas[i] + 0.001);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.001)]
    [InlineData(0.5)]
    public void Critical_ManySizes_AgreesWithNumericalIntegration(double alpha)
    {
        var critical = new float[401];
        GesdCritical.Fill(alpha, critical);
        foreach (int left in (int[])[3, 4, 5, 6, 7, 10, 15, 20, 31, 54, 100, 257, 400])
            Assert.Equal(PlainGesd.Critical(left, alpha), critical[left], 2e-6 * critical[left]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Reject_SignificanceOutOfRange_IsRefused(double significance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RejectionMethods.Get("gesd").Reject(
            new PixelStack(s_rosner, new float[s_rosner.Length], s_rosner.Length),
            new RejectionOptions { GesdSignificance = significance }));
}
