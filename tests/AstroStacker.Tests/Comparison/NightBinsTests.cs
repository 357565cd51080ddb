using AstroStacker.Comparison;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using AstroStacker.Tests.Stars;
using Xunit;

namespace AstroStacker.Tests.Comparison;

public sealed class NightBinsTests
{
    private static readonly MemoryFrame s_frame =
        new([FixedData.Uniform(90 * 62, 7, -0.1f, 0.9f)], 90, 62, new CfaPattern("GRBG"), new PixelRectangle(3, 5, 83, 47));

    [Fact]
    public void Halved_EachColour_IsWhatBinsOfTwiceTheSideAverage()
    {
        using var binned = BinnedFrame.Read(s_frame, CancellationToken.None);
        using var halved = binned.Halved();
        using var read = BinnedFrame.Read(s_frame, CancellationToken.None, scale: 2);
        Assert.Equal((read.Size, read.Width, read.Height, read.PlaneCount), (halved.Size, halved.Width, halved.Height, halved.PlaneCount));
        for (int plane = 0; plane < read.PlaneCount; plane++)
        {
            Assert.Equal(read.Origin(plane), halved.Origin(plane));
            for (int i = 0; i < read.Plane(plane).Length; i++) Assert.Equal(read.Plane(plane)[i], halved.Plane(plane)[i], 1e-6f);
        }
    }

    [Fact]
    public void Halved_OneSaturatedSample_FlagsTheBinThatHoldsIt()
    {
        float[] samples = FixedData.Uniform(40 * 24, 3, 0, 0.5f);
        samples[13 * 40 + 21] = 2;
        using var binned = BinnedFrame.Read(new MemoryFrame([samples], 40, 24, new CfaPattern("RGGB")), CancellationToken.None);
        using var halved = binned.Halved();
        Assert.Equal(1, halved.Saturated.ToArray().Sum(flag => flag));
        Assert.Equal(1, halved.Saturated[1 * halved.Width + 2]);
    }

    [Fact]
    public void ReadHalved_WithRoom_IsWhatTheFirstReadKept_AndWithoutIsReadAgain()
    {
        using var roomy = new NightBins(long.MaxValue);
        using var narrow = new NightBins(0);
        roomy.Read(s_frame, CancellationToken.None).Dispose();
        narrow.Read(s_frame, CancellationToken.None).Dispose();
        using var first = roomy.ReadHalved(s_frame, CancellationToken.None);
        using var second = roomy.ReadHalved(s_frame, CancellationToken.None);
        using var again = narrow.ReadHalved(s_frame, CancellationToken.None);
        Assert.Same(first.Frame, second.Frame);
        Assert.NotSame(first.Frame, again.Frame);
        Assert.Equal(first.Frame.Plane(1), again.Frame.Plane(1));
    }
}
