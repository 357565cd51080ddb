using System.Buffers.Binary;
using System.Xml;
using System.Xml.Linq;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Xisf;

/// <summary>The XML header of a monolithic XISF file (specification 1.0, section 9.2).</summary>
internal static class XisfFileHeader
{
    // The signature, the header's length as 4 bytes, 4 bytes that are reserved.
    private const int FixedBytes = 16;
    private const int MostBytes = 256 << 20;

    public static ReadOnlySpan<byte> Signature => "XISF0100"u8;

    /// <summary>The first Image element. Throws <see cref="FrameException"/> where there is none.</summary>
    public static XElement Read(SampleFile file)
    {
        Span<byte> start = stackalloc byte[FixedBytes];
        file.Read(0, start);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(start[Signature.Length..]);
        if (length > MostBytes || length > file.Length - FixedBytes)
            throw new FrameException(
                file.Path, $"has {file.Length} bytes but its XISF header claims {length}", Remedies.Damaged);
        var bytes = new byte[length];
        file.Read(FixedBytes, bytes);
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { CheckCharacters = false });
            var image = XDocument.Load(reader).Root?.Elements().FirstOrDefault(element => element.Name.LocalName == "Image");
            return image ?? throw new FrameException(
                file.Path, "is an XISF file without an image", "Save the picture in it anew, or leave the file out.");
        }
        catch (XmlException error)
        {
            throw new FrameException(file.Path, $"has a damaged XISF header ({error.Message})", Remedies.Damaged, error);
        }
    }
}
