using System.Buffers.Binary;
using AstroStacker.Formats;
using Xunit;

namespace AstroStacker.Tests.Formats;

public sealed class SampleKernelsTests
{
    private const int Longest = 260;

    private static readonly byte[] Noise = MakeNoise();

    [Fact]
    public void FromUInt8_EveryLength_EqualsScalarTwin()
    {
        for (int length = 0; length <= Longest; length++)
        {
            var samples = new float[length];
            SampleKernels.FromUInt8(Noise.AsSpan(0, length), samples);
            Assert.Equal(Noise.Take(length).Select(value => (float)value), samples);
        }
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 0x8000)]
    [InlineData(true, 0x8000)]
    public void FromUInt16_EveryLength_EqualsScalarTwin(bool swap, int flip)
    {
        for (int length = 0; length <= Longest; length++)
        {
            var bytes = Noise.AsSpan(0, length * 2);
            var expected = new float[length];
            for (int i = 0; i < length; i++)
                expected[i] = flip ^ (swap == BitConverter.IsLittleEndian
                    ? BinaryPrimitives.ReadUInt16BigEndian(bytes[(2 * i)..])
                    : BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]));
            var samples = new float[length];
            SampleKernels.FromUInt16(bytes, swap, (ushort)flip, samples);
            Assert.Equal(expected, samples);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FromFloat32_EveryLengthOfAnyBits_EqualsScalarTwinAndHoldsNoInfinity(bool swap)
    {
        for (int length = 0; length <= Longest; length++)
        {
            byte[] bytes = Noise.AsSpan(0, length * 4).ToArray();
            if (length > 2) (swap ? [0x7F, 0xC0, 0, 0] : (byte[])[0, 0, 0xC0, 0x7F]).CopyTo(bytes, (length - 1) * 4);
            var expected = new float[length];
            for (int i = 0; i < length; i++)
            {
                var four = bytes.AsSpan(4 * i, 4);
                float value = swap ? BinaryPrimitives.ReadSingleBigEndian(four)
                    : BinaryPrimitives.ReadSingleLittleEndian(four);
                expected[i] = float.IsFinite(value) ? value : BitConverter.UInt32BitsToSingle(uint.MaxValue);
            }

            var samples = new float[length];
            SampleKernels.FromFloat32(bytes, swap, samples);
            Assert.Equal(
                expected.Select(BitConverter.SingleToUInt32Bits), samples.Select(BitConverter.SingleToUInt32Bits));
        }
    }

    private static byte[] MakeNoise()
    {
        var noise = new byte[Longest * 4];
        new Random(7).NextBytes(noise);
        return noise;
    }
}
