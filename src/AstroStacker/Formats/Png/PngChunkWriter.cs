using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace AstroStacker.Formats.Png;

/// <summary>Writes chunks (PNG specification, third edition, section 5).</summary>
internal static class PngChunkWriter
{
    public static void Write(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(content);
        var checksum = new Crc32();
        checksum.Append(type);
        checksum.Append(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        stream.Write(number);
    }

    /// <summary>Latin-1 text as tEXt, any other as iTXt.</summary>
    public static void WriteText(Stream stream, string keyword, string text)
    {
        byte[] name = Encoding.Latin1.GetBytes(keyword);
        if (text.All(letter => letter <= 0xFF))
            Write(stream, "tEXt"u8, [.. name, 0, .. Encoding.Latin1.GetBytes(text)]);
        // After the name: not compressed, by method 0, in no named language, without a translated name.
        else Write(stream, "iTXt"u8, [.. name, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text)]);
    }

    /// <summary>A chunk of 32-bit numbers.</summary>
    public static void WriteNumbers(Stream stream, ReadOnlySpan<byte> type, params ReadOnlySpan<int> numbers)
    {
        Span<byte> content = stackalloc byte[numbers.Length * sizeof(int)];
        for (int i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(content[(i * sizeof(int))..], numbers[i]);
        Write(stream, type, content);
    }
}
