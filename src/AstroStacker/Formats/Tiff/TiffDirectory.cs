using System.Text;

namespace AstroStacker.Formats.Tiff;

/// <summary>
/// One directory (IFD) of a TIFF container. Damage is not reported here: entries that reach beyond the file are left
/// out, and what misses them says so.
/// </summary>
internal sealed class TiffDirectory
{
    private const int MostDirectories = 64;
    private const int MostEntries = 4096;

    // Larger than any table of a camera's file, smaller than what a damaged count could ask for.
    private const long MostValueBytes = 64 << 20;

    private readonly TiffBytes _tiff;
    private readonly Dictionary<ushort, TiffEntry> _entries = [];

    private TiffDirectory(TiffBytes tiff, long position)
    {
        _tiff = tiff;
        Position = position;
    }

    /// <summary>Where it starts in the file.</summary>
    public long Position { get; }

    public bool BigEndian => _tiff.BigEndian;

    /// <summary>The directories of the file in order: each of the chain, followed by its SubIFDs.</summary>
    public static IReadOnlyList<TiffDirectory> ReadAll(SampleFile file)
    {
        var directories = new List<TiffDirectory>();
        if (TiffBytes.Open(file) is not { } tiff) return directories;
        var seen = new HashSet<long>();
        long next = tiff.FirstDirectory;
        while (next > 0 && seen.Add(next) && directories.Count < MostDirectories)
        {
            var directory = Read(tiff, next, out next);
            directories.Add(directory);
            foreach (double position in directory.Numbers(TiffTags.SubIfds))
                if (seen.Add((long)position) && directories.Count < MostDirectories)
                    directories.Add(Read(tiff, (long)position, out _));
        }

        return directories;
    }

    /// <summary>The directory another one's entry points to (Exif); null where there is none.</summary>
    public TiffDirectory? Child(ushort tag) =>
        Whole(tag) is > 0 and long position && position < _tiff.File.Length ? Read(_tiff, position, out _) : null;

    public bool Has(ushort tag) => _entries.ContainsKey(tag);

    /// <summary>All values; empty where the entry is missing or no number.</summary>
    public double[] Numbers(ushort tag)
    {
        if (!_entries.TryGetValue(tag, out var entry) || entry.Type == TiffType.Ascii) return [];
        byte[] bytes = Bytes(entry);
        var numbers = new double[bytes.Length / entry.ValueBytes];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = _tiff.Number(entry.Type, bytes.AsSpan(i * entry.ValueBytes, entry.ValueBytes));
        return numbers;
    }

    /// <summary>The first value; null where there is none or it is not finite.</summary>
    public double? Number(ushort tag) => Numbers(tag) is [var first, ..] && double.IsFinite(first) ? first : null;

    public long? Whole(ushort tag) => (long?)Number(tag);

    /// <summary>Null where missing or blank.</summary>
    public string? Text(ushort tag)
    {
        if (!_entries.TryGetValue(tag, out var entry) || entry.Type is not (TiffType.Ascii or TiffType.Byte))
            return null;
        string text = Encoding.UTF8.GetString(Bytes(entry)).Split('\0')[0].Trim();
        return text.Length > 0 ? text : null;
    }

    private static TiffDirectory Read(TiffBytes tiff, long position, out long next)
    {
        var directory = new TiffDirectory(tiff, position);
        next = 0;
        int countBytes = tiff.IsBig ? 8 : 2, entryBytes = tiff.IsBig ? 20 : 12, offsetBytes = tiff.IsBig ? 8 : 4;
        Span<byte> head = stackalloc byte[8];
        if (position < 0 || tiff.File.ReadUpTo(position, head[..countBytes]) < countBytes) return directory;
        int count = (int)Math.Min(tiff.Whole(head[..countBytes]), MostEntries);
        var bytes = new byte[count * entryBytes + offsetBytes];
        int read = tiff.File.ReadUpTo(position + countBytes, bytes);
        for (int i = 0; (i + 1) * entryBytes <= read && i < count; i++)
            directory.Add(bytes.AsSpan(i * entryBytes, entryBytes), position + countBytes + i * entryBytes);
        if (read == bytes.Length) next = (long)tiff.Whole(bytes.AsSpan(count * entryBytes));
        return directory;
    }

    private void Add(ReadOnlySpan<byte> bytes, long position)
    {
        int countBytes = _tiff.IsBig ? 8 : 4;
        var entry = new TiffEntry(
            (ushort)_tiff.Whole(bytes[..2]), (TiffType)_tiff.Whole(bytes[2..4]),
            (long)_tiff.Whole(bytes.Slice(4, countBytes)), 0);
        if (entry.ValueBytes == 0 || entry.Count is < 1 or > MostValueBytes || entry.Bytes > MostValueBytes) return;
        int valueAt = 4 + countBytes;
        long at = entry.Bytes <= countBytes ? position + valueAt : (long)_tiff.Whole(bytes.Slice(valueAt, countBytes));
        if (at < 0 || at + entry.Bytes > _tiff.File.Length) return;
        _entries.TryAdd(entry.Tag, entry with { Position = at });
    }

    private byte[] Bytes(TiffEntry entry)
    {
        var bytes = new byte[entry.Bytes];
        _tiff.File.Read(entry.Position, bytes);
        return bytes;
    }
}
