namespace AstroStacker.Formats.Tiff;

/// <summary>Tags of TIFF 6.0, Exif 2.32 and DNG 1.7 that are read.</summary>
internal static class TiffTags
{
    public const ushort NewSubfileType = 254;
    public const ushort ImageWidth = 256;
    public const ushort ImageLength = 257;
    public const ushort BitsPerSample = 258;
    public const ushort Compression = 259;
    public const ushort Photometric = 262;
    public const ushort FillOrder = 266;
    public const ushort ImageDescription = 270;
    public const ushort Model = 272;
    public const ushort StripOffsets = 273;
    public const ushort Orientation = 274;
    public const ushort SamplesPerPixel = 277;
    public const ushort RowsPerStrip = 278;
    public const ushort PlanarConfiguration = 284;
    public const ushort DateTime = 306;
    public const ushort TileWidth = 322;
    public const ushort TileLength = 323;
    public const ushort TileOffsets = 324;
    public const ushort SubIfds = 330;
    public const ushort SampleFormat = 339;
    public const ushort CfaRepeatPatternDim = 33421;
    public const ushort CfaPattern = 33422;
    public const ushort ExposureTime = 33434;
    public const ushort ExifIfd = 34665;
    public const ushort IsoSpeed = 34855;
    public const ushort DateTimeOriginal = 36867;
    public const ushort FocalLength = 37386;
    public const ushort SubSecTimeOriginal = 37521;
    public const ushort BodySerialNumber = 42033;
    public const ushort DngVersion = 50706;
    public const ushort UniqueCameraModel = 50708;
    public const ushort CfaLayout = 50711;
    public const ushort LinearizationTable = 50712;
    public const ushort BlackLevelRepeatDim = 50713;
    public const ushort BlackLevel = 50714;
    public const ushort BlackLevelDeltaH = 50715;
    public const ushort BlackLevelDeltaV = 50716;
    public const ushort WhiteLevel = 50717;
    public const ushort ColorMatrix1 = 50721;
    public const ushort ColorMatrix2 = 50722;
    public const ushort CameraCalibration1 = 50723;
    public const ushort CameraCalibration2 = 50724;
    public const ushort AnalogBalance = 50727;
    public const ushort AsShotNeutral = 50728;
    public const ushort CameraSerialNumber = 50735;
    public const ushort CalibrationIlluminant1 = 50778;
    public const ushort CalibrationIlluminant2 = 50779;
    public const ushort ActiveArea = 50829;
}
