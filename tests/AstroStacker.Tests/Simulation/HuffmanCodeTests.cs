using AstroStacker.Simulation;
using CsCheck;
using Xunit;

namespace AstroStacker.Tests.Simulation;

public sealed class HuffmanCodeTests
{
    [Fact]
    public void For_KnownCounts_GivesTheLengthsOfAHandMadeTree()
    {
        int[] counts = new int[HuffmanCode.SymbolCount];
        (counts[3], counts[4], counts[5], counts[6]) = (40, 30, 20, 10);

        // The reserved code and 6 hang from one node, that and 5 from the next.
        Assert.Equal([0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], HuffmanCode.For(counts).Lengths);
        Assert.Equal([0b0u, 0b10u, 0b110u, 0b1110u], HuffmanCode.For(counts).Words[3..7]);
    }

    [Fact]
    public void For_CountsThatGrowAsFibonaccis_StaysWithin16Bits()
    {
        int[] counts = new int[HuffmanCode.SymbolCount];
        (counts[0], counts[1]) = (1, 1);
        for (int i = 2; i < counts.Length; i++) counts[i] = counts[i - 1] + counts[i - 2];

        Assert.InRange(HuffmanCode.For(counts).Lengths.ToArray().Max(), 5, 16);
    }

    [Fact]
    public void For_AnyCounts_IsAPrefixCodeWithoutTheCodeOfOnes() => Gen.Int[0, 5000].Array[HuffmanCode.SymbolCount].Sample(counts =>
    {
        var code = HuffmanCode.For(counts);
        for (int a = 0; a < counts.Length; a++)
        {
            Assert.Equal(counts[a] > 0, code.Lengths[a] > 0);
            if (counts[a] == 0) continue;
            Assert.InRange(code.Words[a], 0u, (1u << code.Lengths[a]) - 2);
            for (int b = 0; b < counts.Length; b++)
                if (b != a && counts[b] > 0 && code.Lengths[b] >= code.Lengths[a])
                    Assert.NotEqual(code.Words[a], code.Words[b] >> (code.Lengths[b] - code.Lengths[a]));
        }
    });
}
