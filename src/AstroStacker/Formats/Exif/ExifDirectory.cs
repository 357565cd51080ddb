using System.Buffers.Binary;
using System.Text;

namespace AstroStacker.Formats.Exif;

/// <summary>Builds a directory of fields, little-endian, with the values behind it.</summary>
internal sealed class ExifDirectory
{
    private const int EntryBytes = 12;
    private const ushort Ascii = 2;
    private const ushort Short = 3;
    private const ushort Long = 4;
    private const ushort Rational = 5;
    private const ushort Undefined = 7;

    private readonly List<ExifEntry> _entries = [];

    /// <summary>Bytes of the directory and its values.</summary>
    public int Length => 2 + EntryBytes * _entries.Count + 4 + _entries.Sum(entry => Outside(entry.Value));

    /// <summary>Left out where there is nothing to say. UTF-8, as most readers take it.</summary>
    public void Text(ushort tag, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text), 0];
        _entries.Add(new ExifEntry(tag, Ascii, bytes.Length, bytes));
    }

    public void Whole16(ushort tag, int value)
    {
        var bytes = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        _entries.Add(new ExifEntry(tag, Short, 1, bytes));
    }

    public void Whole32(ushort tag, uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        _entries.Add(new ExifEntry(tag, Long, 1, bytes));
    }

    public void Fraction(ushort tag, (uint Over, uint Under) value)
    {
        var bytes = new byte[2 * sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value.Over);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(sizeof(uint)), value.Under);
        _entries.Add(new ExifEntry(tag, Rational, 1, bytes));
    }

    public void Bytes(ushort tag, ReadOnlySpan<byte> bytes) =>
        _entries.Add(new ExifEntry(tag, Undefined, bytes.Length, bytes.ToArray()));

    /// <param name="at">Where the directory will stand; values are found by their distance from the start of the block or file.</param>
    public byte[] Build(uint at)
    {
        var bytes = new byte[Length];
        var ordered = _entries.OrderBy(entry => entry.Tag).ToList();
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)ordered.Count);
        int next = 2 + EntryBytes * ordered.Count + 4;
        for (int i = 0; i < ordered.Count; i++)
        {
            var entry = ordered[i];
            var field = bytes.AsSpan(2 + EntryBytes * i, EntryBytes);
            BinaryPrimitives.WriteUInt16LittleEndian(field, entry.Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(field[2..], entry.Type);
            BinaryPrimitives.WriteInt32LittleEndian(field[4..], entry.Count);
            if (Outside(entry.Value) == 0)
            {
                entry.Value.CopyTo(field[8..]);
                continue;
            }

            BinaryPrimitives.WriteUInt32LittleEndian(field[8..], at + (uint)next);
            entry.Value.CopyTo(bytes, next);
            next += Outside(entry.Value);
        }

        return bytes;
    }

    // Up to 4 bytes lie in the field itself; others begin at even places.
    private static int Outside(byte[] value) => value.Length <= 4 ? 0 : value.Length + value.Length % 2;
}
