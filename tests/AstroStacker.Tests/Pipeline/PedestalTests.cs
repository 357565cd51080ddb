using AstroStacker.Pipeline;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class PedestalTests
{
    [Fact]
    public void Level_NoNegatives_IsZero()
    {
        var pedestal = new Pedestal();
        pedestal.Add([0f, 0.5f, 1f]);
        Assert.Equal(0, pedestal.Level());
    }

    [Fact]
    public void Level_FewNegatives_AreCutWithoutPedestal()
    {
        var pedestal = new Pedestal();
        var samples = new float[20000];
        samples[0] = samples[1] = -0.1f;
        pedestal.Add(samples);
        Assert.Equal(0, pedestal.Level());
    }

    [Fact]
    public void Level_ManyNegatives_LeavesAtMostOneInTenThousandBelowZero()
    {
        var pedestal = new Pedestal();
        var samples = new float[20000];
        for (int i = 0; i < samples.Length; i++) samples[i] = (i - 10000) / 65535f / 10;
        pedestal.Add(samples);
        double level = pedestal.Level();
        Assert.InRange(level * 65535, 999, 1000);
        Assert.True(samples.Count(sample => sample + level < 0) <= 2);
    }
}
