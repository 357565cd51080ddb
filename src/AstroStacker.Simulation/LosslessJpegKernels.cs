using System.Buffers.Binary;
using System.Numerics;

namespace AstroStacker.Simulation;

/// <summary>Loops of the lossless JPEG encoder (ITU-T T.81, annex H).</summary>
internal static class LosslessJpegKernels
{
    private const int Components = 2;
    private const ushort Start = 1 << 15;

    /// <summary>
    /// differences[x] = row[x] - the prediction, modulo 65536: the sample before of the same component; at a row's start the one
    /// above; at the very first, where <paramref name="above"/> is empty, half the range. counts[size of the difference] += 1.
    /// </summary>
    public static void Predict(ReadOnlySpan<ushort> row, ReadOnlySpan<ushort> above, Span<short> differences, Span<int> counts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(differences.Length, row.Length);
        for (int x = 0; x < row.Length; x++)
        {
            int prediction = x >= Components ? row[x - Components] : above.IsEmpty ? Start : above[x];
            short difference = (short)(row[x] - prediction);
            differences[x] = difference;
            counts[Size(difference)]++;
        }
    }

    /// <summary>
    /// Writes code and lowest bits of each difference, high bits first, a 0 after each 255; returns the bytes written.
    /// <paramref name="bytes"/> must hold 8 a difference and 8 more.
    /// </summary>
    public static int Pack(ReadOnlySpan<short> differences, HuffmanCode code, Span<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes.Length, 8 * differences.Length + 8);
        uint[] words = code.Words;
        var lengths = code.Lengths;
        ulong held = 0;
        int heldBits = 0, at = 0;
        foreach (short difference in differences)
        {
            int size = Size(difference);
            // -32768 is told by its size alone; a negative one by its lowest bits less 1 (T.81, table H.2).
            int more = size & 15;
            uint low = (uint)(difference + (difference >> 15)) & ((1u << more) - 1);
            held = (held << (lengths[size] + more)) | (words[size] << more) | low;
            heldBits += lengths[size] + more;
            if (heldBits < 32) continue;
            heldBits -= 32;
            at += Put((uint)(held >> heldBits), bytes[at..]);
        }

        // Ones fill the last byte, as they fill the space before a marker.
        int fill = -heldBits & 7;
        held = (held << fill) | ((1u << fill) - 1);
        for (heldBits += fill; heldBits > 0; heldBits -= 8) at += PutByte((byte)(held >> (heldBits - 8)), bytes[at..]);
        return at;
    }

    /// <summary>Bits of a difference's amount: 0 for 0, 16 for -32768.</summary>
    private static int Size(short difference) => 32 - BitOperations.LeadingZeroCount((uint)Math.Abs((int)difference));

    private static int Put(uint word, Span<byte> bytes)
    {
        bool has255 = ((~word - 0x01010101) & word & 0x80808080) != 0;
        if (!has255)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, word);
            return 4;
        }

        int at = 0;
        for (int shift = 24; shift >= 0; shift -= 8) at += PutByte((byte)(word >> shift), bytes[at..]);
        return at;
    }

    private static int PutByte(byte value, Span<byte> bytes)
    {
        bytes[0] = value;
        if (value != 255) return 1;
        bytes[1] = 0;
        return 2;
    }
}
