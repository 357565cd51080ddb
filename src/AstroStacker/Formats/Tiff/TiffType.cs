namespace AstroStacker.Formats.Tiff;

/// <summary>Value types of TIFF 6.0 and BigTIFF.</summary>
internal enum TiffType : ushort
{
    Byte = 1,
    Ascii = 2,
    UInt16 = 3,
    UInt32 = 4,
    URational = 5,
    SByte = 6,
    Undefined = 7,
    Int16 = 8,
    Int32 = 9,
    Rational = 10,
    Single = 11,
    Double = 12,
    Ifd = 13,
    UInt64 = 16,
    Int64 = 17,
    Ifd64 = 18,
}
