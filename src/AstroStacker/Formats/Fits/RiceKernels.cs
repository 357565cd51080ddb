using System.Buffers.Binary;

namespace AstroStacker.Formats.Fits;

/// <summary>
/// Rice coding of 16-bit numbers as tiled FITS pictures have it (FITS standard 4.0, section 10.4.1): the first number whole, then blocks
/// of 32 differences, each block with the split that suits it.
/// </summary>
internal static class RiceKernels
{
    public const int BlockLength = 32;

    private const int SplitBits = 4;
    private const int NumberBits = 16;
    private const int MostSplit = 13;
    private const int WholeNumbers = 15;

    /// <summary>The most bytes that <see cref="Encode"/> may need; it writes 8 at a time.</summary>
    public static int MostBytes(int count) =>
        (NumberBits * (count + 1) + SplitBits * ((count + BlockLength - 1) / BlockLength) + 7) / 8 + sizeof(ulong);

    /// <returns>Bytes written.</returns>
    public static int Encode(ReadOnlySpan<short> values, Span<byte> coded)
    {
        if (values.IsEmpty) return 0;
        var bits = new BitSink(coded);
        bits.Add((ushort)values[0], NumberBits);
        Span<ushort> differences = stackalloc ushort[BlockLength];
        short last = values[0];
        for (int start = 0; start < values.Length; start += BlockLength)
        {
            var block = values.Slice(start, Math.Min(BlockLength, values.Length - start));
            uint sum = 0;
            for (int i = 0; i < block.Length; i++)
            {
                // 0, -1, 1, -2, 2 ... as 0, 1, 2, 3, 4 ...; the difference wraps.
                int difference = (short)(block[i] - last);
                differences[i] = (ushort)((difference << 1) ^ (difference >> 31));
                sum += differences[i];
                last = block[i];
            }

            AddBlock(ref bits, differences[..block.Length], sum);
        }

        return bits.Finish();
    }

    private static void AddBlock(ref BitSink bits, scoped ReadOnlySpan<ushort> differences, uint sum)
    {
        if (sum == 0)
        {
            bits.Add(0, SplitBits);
            return;
        }

        // A split at k costs each number its low k bits, a one, and as many zeros as its high part counts.
        int split = 0;
        long least = Cost(differences.Length, sum, 0);
        while (split < MostSplit && Cost(differences.Length, sum, split + 1) < least)
            least = Cost(differences.Length, sum, ++split);
        if (least >= (long)NumberBits * differences.Length)
        {
            bits.Add(WholeNumbers, SplitBits);
            foreach (ushort difference in differences) bits.Add(difference, NumberBits);
            return;
        }

        bits.Add((uint)split + 1, SplitBits);
        foreach (ushort difference in differences)
        {
            int zeros = difference >> split;
            for (; zeros >= 16; zeros -= 16) bits.Add(0, 16);
            bits.Add(1, zeros + 1);
            bits.Add(difference & ((1u << split) - 1), split);
        }
    }

    private static long Cost(int count, uint sum, int split) => (long)count * (split + 1) + (sum >> split);

    /// <summary>Bits into bytes, the highest first.</summary>
    private ref struct BitSink(Span<byte> bytes)
    {
        private readonly Span<byte> _bytes = bytes;
        private ulong _held;
        private int _heldBits;
        private int _written;

        /// <summary>The low <paramref name="count"/> bits (0 to 32) of a number that has no others.</summary>
        public void Add(uint value, int count)
        {
            _held = (_held << count) | value;
            _heldBits += count;
            if (_heldBits < 32) return;
            _heldBits -= 32;
            BinaryPrimitives.WriteUInt32BigEndian(_bytes[_written..], (uint)(_held >> _heldBits));
            _written += sizeof(uint);
        }

        public int Finish()
        {
            int bytes = (_heldBits + 7) / 8;
            ulong rest = _held << (64 - _heldBits);
            for (int i = 0; i < bytes; i++) _bytes[_written++] = (byte)(rest >> (56 - 8 * i));
            return _written;
        }
    }
}
