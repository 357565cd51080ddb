using AstroStacker.Imaging;
using CsCheck;
using Xunit;

namespace AstroStacker.Tests.Imaging;

public sealed class SampleKernelsTests
{
    [Fact]
    public void Highest_AnySamples_IsCountedUnlessBelowTheFloor() =>
        Gen.Select(Gen.Int[0, 4].Select(level => (float)level).Array[1, 260], Gen.Int[0, 5]).Sample((samples, floor) =>
        {
            var (highest, count) = SampleKernels.Highest(samples, floor);
            Assert.Equal(samples.Max(), highest);
            Assert.Equal(highest < floor ? 0 : samples.Count(sample => sample == highest), count);
        });
}
