using System.Buffers.Binary;
using System.Text;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Png;

/// <summary>What the chunks before the samples say.</summary>
internal sealed class PngChunks
{
    public const byte LinearTransfer = 8;
    public const string NotesKeyword = "Comment";

    // Text chunks beyond this are pictures or profiles, not notes.
    private const int MostTextBytes = 1 << 20;

    private PngChunks()
    {
    }

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public int Width { get; private set; }

    public int Height { get; private set; }

    public int BitDepth { get; private set; }

    public PngColourType ColourType { get; private set; }

    public bool IsInterlaced { get; private set; }

    /// <summary>100,000 times the exponent; null where not given.</summary>
    public uint? Gamma { get; private set; }

    /// <summary>The transfer function's number of ITU-T H.273; null where not given.</summary>
    public byte? Transfer { get; private set; }

    public string? Notes { get; private set; }

    /// <summary>Where the first IDAT chunk starts.</summary>
    public long DataPosition { get; private set; }

    public int Channels => ColourType switch
    {
        PngColourType.Rgb => 3,
        PngColourType.GreyAlpha => 2,
        PngColourType.RgbAlpha => 4,
        _ => 1,
    };

    public bool HasAlpha => ColourType is PngColourType.GreyAlpha or PngColourType.RgbAlpha;

    /// <summary>Throws <see cref="FrameException"/> where the file ends before its samples.</summary>
    public static PngChunks Read(SampleFile file)
    {
        var chunks = new PngChunks();
        Span<byte> head = stackalloc byte[8];
        for (long position = Signature.Length; ;)
        {
            file.Read(position, head);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(head);
            string type = Encoding.Latin1.GetString(head[4..]);
            if (type == "IDAT")
            {
                chunks.DataPosition = position;
                return chunks;
            }

            if (type == "IEND") throw new FrameException(
                file.Path, "holds no samples (no IDAT chunk)", Remedies.Damaged);
            if (type is "IHDR" or "gAMA" or "cICP" or "tEXt" or "iTXt" && length <= MostTextBytes)
            {
                var content = new byte[length];
                file.Read(position + 8, content);
                chunks.Add(type, content);
            }

            // Length, type, content, checksum.
            position += 12L + length;
        }
    }

    private void Add(string type, byte[] content)
    {
        switch (type)
        {
            case "IHDR" when content.Length >= 13:
                (Width, Height) = (BinaryPrimitives.ReadInt32BigEndian(content),
                    BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(4)));
                (BitDepth, ColourType, IsInterlaced) = (content[8], (PngColourType)content[9], content[12] != 0);
                break;
            case "gAMA" when content.Length >= 4:
                Gamma = BinaryPrimitives.ReadUInt32BigEndian(content);
                break;
            case "cICP" when content.Length >= 4:
                Transfer = content[1];
                break;
            case "tEXt" or "iTXt":
                AddText(type, content);
                break;
        }
    }

    private void AddText(string type, byte[] content)
    {
        int end = Array.IndexOf(content, (byte)0);
        if (end < 0 || Encoding.Latin1.GetString(content, 0, end) != NotesKeyword) return;
        if (type == "tEXt") Notes ??= Encoding.Latin1.GetString(content.AsSpan(end + 1));
        else if (content.AsSpan(end).StartsWith("\0\0\0\0\0"u8)) Notes ??= Encoding.UTF8.GetString(content.AsSpan(end + 5));
    }
}
