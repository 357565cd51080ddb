using System.Numerics;

namespace AstroStacker.Simulation;

/// <summary>A prefix code for the sizes of differences, 0 to 16 bits, as a JPEG's DHT marker holds it (ITU-T T.81, annex C).</summary>
internal sealed class HuffmanCode
{
    public const int SymbolCount = 17;

    private const int LongestBits = 16;

    // The code of ones alone is not to be used (T.81, annex K.2): a symbol that never comes takes it.
    private const int Reserved = SymbolCount;

    private readonly int[] _lengths;

    private HuffmanCode(int[] lengths)
    {
        _lengths = lengths;
        Symbols = [.. Enumerable.Range(0, SymbolCount).Where(symbol => lengths[symbol] > 0)
            .OrderBy(symbol => lengths[symbol]).Select(symbol => (byte)symbol)];
        uint code = 0;
        int length = 0;
        foreach (byte symbol in Symbols)
        {
            code <<= lengths[symbol] - length;
            length = lengths[symbol];
            Words[symbol] = code++;
        }
    }

    /// <summary>Those that come, the shortest codes first.</summary>
    public IReadOnlyList<byte> Symbols { get; }

    /// <summary>The code of each symbol, in its lowest bits.</summary>
    public uint[] Words { get; } = new uint[SymbolCount];

    /// <summary>Bits of each symbol's code; 0 for one that never comes.</summary>
    public ReadOnlySpan<int> Lengths => _lengths;

    /// <summary>The shortest code for symbols that come so often, none longer than 16 bits.</summary>
    public static HuffmanCode For(ReadOnlySpan<int> counts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(counts.Length, SymbolCount);
        long[] weights = new long[SymbolCount];
        for (int symbol = 0; symbol < SymbolCount; symbol++) weights[symbol] = counts[symbol];
        int[] lengths = LengthsOf(weights);
        while (lengths.Max() > LongestBits)
        {
            // Rarer symbols gain on the others with each halving, until the tree is flat enough.
            for (int symbol = 0; symbol < SymbolCount; symbol++) weights[symbol] = (weights[symbol] + 1) / 2;
            lengths = LengthsOf(weights);
        }

        return new HuffmanCode(lengths);
    }

    /// <summary>Huffman 1952: the two lightest groups become one, all their symbols a bit longer, until one is left.</summary>
    private static int[] LengthsOf(long[] weights)
    {
        var groups = Enumerable.Range(0, SymbolCount).Where(symbol => weights[symbol] > 0)
            .Select(symbol => (Weight: weights[symbol], Members: 1 << symbol)).Append((Weight: 0L, Members: 1 << Reserved)).ToList();
        int[] lengths = new int[SymbolCount + 1];
        while (groups.Count > 1)
        {
            groups.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Members.CompareTo(b.Members));
            var (first, second) = (groups[^1], groups[^2]);
            int members = first.Members | second.Members;
            for (int rest = members; rest != 0; rest &= rest - 1) lengths[BitOperations.TrailingZeroCount(rest)]++;
            groups.RemoveRange(groups.Count - 2, 2);
            groups.Add((first.Weight + second.Weight, members));
        }

        return lengths[..SymbolCount];
    }
}
