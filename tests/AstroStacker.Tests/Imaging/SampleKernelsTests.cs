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

    [Fact]
    public void NaNs_AnyPlaces_AreFoundAndMadeZero() =>
        Gen.Select(Gen.Int[0, 20].Select(level => level == 0 ? float.NaN : level).Array[0, 260], Gen.Int[0, 260]).Sample((samples, from) =>
        {
            from = Math.Min(from, samples.Length);
            int expected = Array.FindIndex(samples, from, float.IsNaN);
            Assert.Equal(expected, SampleKernels.NextNaN(samples, from));
            float[] zeroed = [.. samples];
            SampleKernels.NaNToZero(zeroed);
            Assert.Equal(samples.Select(sample => float.IsNaN(sample) ? 0 : sample), zeroed);
        });
}
