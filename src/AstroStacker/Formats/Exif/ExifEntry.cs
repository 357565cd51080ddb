namespace AstroStacker.Formats.Exif;

/// <summary>One field of a directory (TIFF 6.0, section 2).</summary>
/// <param name="Tag">Its number.</param>
/// <param name="Type">Of its values: 2 text, 3 and 4 whole numbers of 16 and 32 bits, 5 fractions, 7 bytes.</param>
/// <param name="Count">Of values.</param>
/// <param name="Value">Their bytes, the lowest first.</param>
internal sealed record ExifEntry(ushort Tag, ushort Type, int Count, byte[] Value);
