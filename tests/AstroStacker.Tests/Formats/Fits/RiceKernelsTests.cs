using AstroStacker.Formats.Fits;
using Xunit;

namespace AstroStacker.Tests.Formats.Fits;

/// <summary>The decoder here is written bit by bit from the standard (4.0, section 10.4.1); cfitsio's own is in the round trips.</summary>
public sealed class RiceKernelsTests
{
    public static TheoryData<int> Spreads => [0, 1, 3, 40, 700, 9000, 65536];

    [Theory]
    [MemberData(nameof(Spreads))]
    public void Encode_EveryLength_ComesBack(int spread)
    {
        var random = new Random(spread);
        for (int length = 0; length <= 260; length++)
        {
            short[] values = [.. Enumerable.Range(0, length).Select(_ => (short)(random.Next(-spread / 2, (spread + 1) / 2)))];
            var coded = new byte[RiceKernels.MostBytes(length)];
            int written = RiceKernels.Encode(values, coded);
            Assert.Equal(values, Decode(coded.AsSpan(0, written), length));
        }
    }

    [Fact]
    public void Encode_JumpsFromEndToEnd_ComeBackWithinTheMostBytes()
    {
        short[] values = [.. Enumerable.Range(0, 20000).Select(i => i % 2 == 0 ? short.MinValue : short.MaxValue)];
        short[] far = [.. Enumerable.Range(0, 20000).Select(i => (short)(i % 2 * 16384))];
        foreach (short[] row in (short[][])[values, far])
        {
            var coded = new byte[RiceKernels.MostBytes(row.Length)];
            int written = RiceKernels.Encode(row, coded);
            Assert.Equal(row, Decode(coded.AsSpan(0, written), row.Length));
        }
    }

    [Fact]
    public void Encode_EqualSamples_TakesFourBitsABlock()
    {
        var coded = new byte[RiceKernels.MostBytes(3200)];
        Assert.Equal(2 + 100 * 4 / 8, RiceKernels.Encode(Enumerable.Repeat((short)-7, 3200).ToArray(), coded));
    }

    private static short[] Decode(ReadOnlySpan<byte> coded, int count)
    {
        if (count == 0) return [];
        var bits = new Queue<int>();
        foreach (byte value in coded)
            for (int bit = 7; bit >= 0; bit--) bits.Enqueue(value >> bit & 1);
        int Number(int length) => Enumerable.Range(0, length).Aggregate(0, (number, _) => number << 1 | bits.Dequeue());
        var values = new List<short>();
        short last = (short)Number(16);
        while (values.Count < count)
        {
            int code = Number(4);
            for (int left = Math.Min(32, count - values.Count); left > 0; left--)
            {
                int mapped = 0;
                if (code == 15) mapped = Number(16);
                else if (code > 0)
                {
                    int high = 0;
                    while (bits.Dequeue() == 0) high++;
                    mapped = high << (code - 1) | Number(code - 1);
                }

                last = (short)(last + (mapped % 2 == 0 ? mapped / 2 : -(mapped + 1) / 2));
                values.Add(last);
            }
        }

        Assert.True(bits.Count < 8, $"{bits.Count} bits too many");
        return [.. values];
    }
}
