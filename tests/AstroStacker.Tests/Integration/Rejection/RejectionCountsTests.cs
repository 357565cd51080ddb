using AstroStacker.Integration.Rejection;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Integration.Rejection;

public sealed class RejectionCountsTests
{
    [Fact]
    public void Add_EveryLength_EqualsScalarTwin()
    {
        const int frames = 6;
        for (int pixels = 0; pixels <= 260; pixels++)
        {
            float[] samples = FixedData.Uniform(frames * pixels, 1, 0, 1), median = FixedData.Uniform(pixels, 2, 0.3f, 0.7f);
            float[] before = [.. FixedData.Uniform(samples.Length, 3, 0, 1).Select(x => x < 0.3f ? 0 : x)];
            float[] after = [.. FixedData.Uniform(samples.Length, 4, 0, 1).Select((x, i) => x < 0.4f ? 0 : before[i])];
            float[] low = FixedData.Uniform(pixels, 5, 0, 3), high = [.. low], lowBefore = [.. low];
            RejectionCounts.Add(samples, before, after, median, low, high);
            for (int p = 0; p < pixels; p++)
            {
                int[] dropped = [.. Enumerable.Range(0, frames).Select(f => f * pixels + p).Where(i => before[i] > 0 && after[i] == 0)];
                Assert.Equal(lowBefore[p] + dropped.Count(i => samples[i] < median[p]), low[p], 1e-6);
                Assert.Equal(lowBefore[p] + dropped.Count(i => samples[i] >= median[p]), high[p], 1e-6);
            }
        }
    }
}
