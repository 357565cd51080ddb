using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Imaging;

public sealed class FlagKernelsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public void Spread_OneFlag_ReachesThePixelsWhoseSamplesLieWithinTheReach(int reach, int scale)
    {
        var output = new PixelRectangle(4, 3, 9, 8);
        var window = new PixelRectangle(output.X * scale, output.Y * scale, output.Width * scale, output.Height * scale).Inflate(5);
        for (int y = window.Y; y < window.Bottom; y++)
            for (int x = window.X; x < window.Right; x++)
            {
                var flags = new byte[window.Area];
                flags[(y - window.Y) * window.Width + x - window.X] = 1;
                var spread = new byte[output.Area];
                FlagKernels.Spread(flags, window, reach, scale, output, spread);
                for (int j = 0; j < output.Height; j++)
                    for (int i = 0; i < output.Width; i++)
                    {
                        var samples = new PixelRectangle((output.X + i) * scale, (output.Y + j) * scale, scale, scale);
                        Assert.Equal(samples.Inflate(reach).Contains(x, y) ? 1 : 0, spread[j * output.Width + i]);
                    }
            }
    }

    [Fact]
    public void Spread_ADefect_StaysWhereItIs()
    {
        var area = new PixelRectangle(0, 0, 5, 5);
        byte[] flags = new byte[25], spread = new byte[25];
        flags[12] = (byte)SampleFlags.Defect;
        FlagKernels.Spread(flags, area, 2, 1, area, spread);
        Assert.Equal(flags, spread);
    }

    [Fact]
    public void FlagAtLeast_EveryLength_FlagsJustThoseSamples()
    {
        for (int length = 0; length <= 260; length++)
        {
            float[] samples = [.. Enumerable.Range(0, length).Select(i => (float)(i * 37 % 101))];
            var flags = new byte[length];
            flags.AsSpan().Fill(7);
            bool any = SampleKernels.FlagAtLeast(samples, 95, 1, flags);
            Assert.Equal(samples.Select(sample => sample >= 95 ? (byte)1 : (byte)0), flags);
            Assert.Equal(samples.Any(sample => sample >= 95), any);
        }
    }

    [Fact]
    public void ClearFlaggedAndCountSaturated_KnowTheFlagsApart()
    {
        byte[] flags = [0, 1, 2, 3];
        float[] weights = [1, 1, 1, 1], counts = [0, 0, 5, 5];
        FlagKernels.ClearFlagged(flags, weights);
        FlagKernels.CountSaturated(flags, counts);
        Assert.Equal([1, 0, 0, 0], weights);
        Assert.Equal([0, 1, 5, 6], counts);
    }
}
