using System.Buffers.Binary;
using AstroStacker.Formats.Tiff;

namespace AstroStacker.Tests.Formats;

/// <summary>
/// Hand-made TIFF containers: blocks of bytes, one directory, and one more it points to (SubIFD or Exif).
/// </summary>
internal sealed class TiffBuilder(bool bigEndian)
{
    private readonly List<(ushort Tag, TiffType Type, double[] Values)> _entries = [];
    private readonly List<byte> _bytes = [.. bigEndian ? "MM\0*\0\0\0\0"u8 : "II*\0\0\0\0\0"u8];

    /// <summary>Appends raw bytes and returns where they start.</summary>
    public int Append(ReadOnlySpan<byte> bytes)
    {
        int position = _bytes.Count;
        _bytes.AddRange(bytes);
        return position;
    }

    /// <summary>Appends 16-bit samples in the file's byte order.</summary>
    public int AppendUInt16(params IEnumerable<int> samples)
    {
        var bytes = new List<byte>();
        foreach (int sample in samples) bytes.AddRange(Number(TiffType.UInt16, sample));
        return Append(bytes.ToArray());
    }

    public TiffBuilder With(ushort tag, TiffType type, params IEnumerable<double> values)
    {
        _entries.RemoveAll(entry => entry.Tag == tag);
        _entries.Add((tag, type, [.. values]));
        return this;
    }

    public TiffBuilder WithText(ushort tag, string text) =>
        With(tag, TiffType.Ascii, text.Append('\0').Select(letter => (double)letter));

    /// <summary>Writes the entries so far as a directory, forgets them and returns where it starts.</summary>
    public int WriteDirectory()
    {
        var pending = new List<byte[]>();
        foreach (var (_, type, values) in _entries) pending.Add([.. values.SelectMany(value => Number(type, value))]);
        var positions = pending.Select(value => value.Length > 4 ? Append(value) : -1).ToArray();
        int start = Append([.. Number(TiffType.UInt16, _entries.Count)]);
        for (int i = 0; i < _entries.Count; i++)
        {
            Append([.. Number(TiffType.UInt16, _entries[i].Tag), .. Number(TiffType.UInt16, (int)_entries[i].Type)]);
            Append([.. Number(TiffType.UInt32, _entries[i].Values.Length)]);
            Append(positions[i] >= 0 ? [.. Number(TiffType.UInt32, positions[i])]
                : [.. pending[i], .. new byte[4 - pending[i].Length]]);
        }

        Append(new byte[4]);
        _entries.Clear();
        return start;
    }

    /// <summary>Writes the last directory as the file's first one and saves all.</summary>
    public string Save(string path)
    {
        int first = WriteDirectory();
        byte[] bytes = [.. _bytes];
        Number(TiffType.UInt32, first).ToArray().CopyTo(bytes, 4);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private IEnumerable<byte> Number(TiffType type, double value)
    {
        var bytes = new byte[8];
        switch (type)
        {
            case TiffType.Ascii or TiffType.Byte:
                return [(byte)value];
            case TiffType.UInt16:
                if (bigEndian) BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
                else BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
                return bytes[..2];
            case TiffType.UInt32:
                if (bigEndian) BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)value);
                else BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)value);
                return bytes[..4];
            case TiffType.Single:
                return Number(TiffType.UInt32, BitConverter.SingleToUInt32Bits((float)value));
            case TiffType.URational:
                return [.. Number(TiffType.UInt32, Math.Round(value * 10000)), .. Number(TiffType.UInt32, 10000)];
            case TiffType.Rational:
                return [.. Number(TiffType.UInt32, unchecked((uint)(int)Math.Round(value * 10000))),
                    .. Number(TiffType.UInt32, 10000)];
            default:
                throw new NotSupportedException(type.ToString());
        }
    }
}
