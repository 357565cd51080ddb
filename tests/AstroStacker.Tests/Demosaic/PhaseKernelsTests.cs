using AstroStacker.Demosaic;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Demosaic;

public sealed class PhaseKernelsTests
{
    [Fact]
    public void SplitAndMerge_EveryLength_MoveEveryBit()
    {
        for (int length = 0; length <= 260; length++)
        {
            var row = FixedData.Uniform(2 * length, length, -1, 1);
            if (length > 1) (row[0], row[3]) = (float.NaN, -0f);
            float[] even = new float[length], odd = new float[length], merged = new float[2 * length];
            PhaseKernels.Split(row, even, odd);
            Assert.Equal(Bits(row.Where((_, i) => i % 2 == 0)), Bits(even));
            Assert.Equal(Bits(row.Where((_, i) => i % 2 == 1)), Bits(odd));
            PhaseKernels.Merge(even, odd, merged);
            Assert.Equal(Bits(row), Bits(merged));
        }
    }
    private static IEnumerable<int> Bits(IEnumerable<float> samples) => samples.Select(BitConverter.SingleToInt32Bits);
}
