namespace AstroStacker.Formats.Tiff;

/// <summary>One entry of a directory: where Count values of a type lie in the file.</summary>
internal readonly record struct TiffEntry(ushort Tag, TiffType Type, long Count, long Position)
{
    /// <summary>Bytes of one value; 0 for a type TIFF does not know.</summary>
    public int ValueBytes => Type switch
    {
        TiffType.Byte or TiffType.Ascii or TiffType.SByte or TiffType.Undefined => 1,
        TiffType.UInt16 or TiffType.Int16 => 2,
        TiffType.UInt32 or TiffType.Int32 or TiffType.Single or TiffType.Ifd => 4,
        TiffType.URational or TiffType.Rational or TiffType.Double or TiffType.UInt64 or TiffType.Int64 or TiffType.Ifd64 => 8,
        _ => 0,
    };

    public long Bytes => Count * ValueBytes;
}
