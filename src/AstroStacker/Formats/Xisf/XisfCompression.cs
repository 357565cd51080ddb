using System.IO.Compression;
using AstroStacker.Imaging;
using K4os.Compression.LZ4;
using ZstdSharp;

namespace AstroStacker.Formats.Xisf;

/// <summary>How a block of an XISF file is compressed, and the way back (specification 1.0, section 10.6).</summary>
/// <param name="Codec">zlib, lz4, lz4hc or zstd.</param>
/// <param name="UnpackedBytes">What comes out.</param>
/// <param name="ItemBytes">Bytes were sorted by their place in items of this size; 0 where they weren't.</param>
/// <param name="Blocks">Parts that were compressed each for itself; empty where it is one.</param>
internal sealed record XisfCompression(
    string Codec, long UnpackedBytes, int ItemBytes, IReadOnlyList<(long Stored, long Unpacked)> Blocks)
{
    private const string Sorted = "+sh";
    private const int MostItemBytes = 1024;

    /// <summary>"codec:bytes" or "codec+sh:bytes:item", with "stored,unpacked:..." of the parts.</summary>
    public static XisfCompression Parse(string text, string subblocks, string path)
    {
        string name = text.Split(':')[0];
        string codec = name.EndsWith(Sorted, StringComparison.Ordinal) ? name[..^Sorted.Length] : name;
        if (codec is not ("zlib" or "lz4" or "lz4hc" or "zstd"))
            throw new FrameException(path, $"is compressed by '{name}'", "Save it uncompressed, or with zlib, lz4 or zstd.");
        long[] numbers = XisfImage.Numbers(text[Math.Min(name.Length + 1, text.Length)..], path);
        long item = name == codec ? 0 : numbers.Length > 1 ? numbers[1] : -1;
        if (item is < 0 or > MostItemBytes || numbers[0] > Array.MaxLength)
            throw new FrameException(path, $"has an XISF block of compression '{text}'", "Save it uncompressed.");
        var blocks = subblocks.Length == 0 ? [] : subblocks.Split(':').Select(block => BlockOf(block, path)).ToArray();
        return new XisfCompression(codec, numbers[0], (int)item, blocks);
    }

    /// <summary>Throws <see cref="FrameException"/> for damaged bytes.</summary>
    public byte[] Unpack(byte[] stored, string path)
    {
        var unpacked = new byte[UnpackedBytes];
        var blocks = Blocks.Count > 0 ? Blocks : [(stored.Length, UnpackedBytes)];
        long from = 0, to = 0;
        foreach (var (storedBytes, unpackedBytes) in blocks)
        {
            if (from + storedBytes > stored.Length || to + unpackedBytes > UnpackedBytes) throw Damaged(path, null);
            UnpackBlock(
                stored.AsMemory((int)from, (int)storedBytes), unpacked.AsSpan((int)to, (int)unpackedBytes), path);
            from += storedBytes;
            to += unpackedBytes;
        }

        if (to != UnpackedBytes) throw Damaged(path, null);
        return ItemBytes > 1 ? InOrder(unpacked, ItemBytes) : unpacked;
    }

    /// <summary>First bytes of all items, then all second ones, ...; what is left at the end was not sorted.</summary>
    private static byte[] InOrder(byte[] sorted, int itemBytes)
    {
        int items = sorted.Length / itemBytes;
        var bytes = new byte[sorted.Length];
        for (int place = 0; place < itemBytes; place++)
            for (int item = 0; item < items; item++) bytes[item * itemBytes + place] = sorted[place * items + item];
        sorted.AsSpan(items * itemBytes).CopyTo(bytes.AsSpan(items * itemBytes));
        return bytes;
    }

    private static (long Stored, long Unpacked) BlockOf(string block, string path)
    {
        long[] sizes = XisfImage.Numbers(block.Replace(',', ':'), path);
        return sizes.Length == 2 ? (sizes[0], sizes[1]) : throw new FrameException(
            path, $"has '{block}' where its XISF header should tell two sizes", Remedies.Damaged);
    }

    private static FrameException Damaged(string path, Exception? inner) =>
        new(path, "has compressed samples that are damaged", Remedies.Damaged, inner);

    private void UnpackBlock(ReadOnlyMemory<byte> stored, Span<byte> unpacked, string path)
    {
        int count;
        try
        {
            count = Codec switch
            {
                "zlib" => Inflate(stored, unpacked),
                "zstd" => Zstd(stored.Span, unpacked),
                _ => LZ4Codec.Decode(stored.Span, unpacked),
            };
        }
        catch (Exception error) when (error is InvalidDataException or ZstdException)
        {
            throw Damaged(path, error);
        }

        if (count != unpacked.Length) throw Damaged(path, null);
    }

    private static int Inflate(ReadOnlyMemory<byte> stored, Span<byte> unpacked)
    {
        using var stream = new ZLibStream(new MemoryStream(stored.ToArray()), CompressionMode.Decompress);
        return stream.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
    }

    private static int Zstd(ReadOnlySpan<byte> stored, Span<byte> unpacked)
    {
        using var decompressor = new Decompressor();
        return decompressor.TryUnwrap(stored, unpacked, out int written) ? written : 0;
    }
}
