using AstroStacker.Formats.Tiff;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Dng;

/// <summary>
/// The two directories of a DNG that are read here: the first, for the shot, and the one of the mosaic.
/// </summary>
internal sealed record DngDirectories(TiffDirectory Root, TiffDirectory Mosaic)
{
    private const int ColourFilterArray = 32803;
    private const int Uncompressed = 1;
    private const int UnsignedInteger = 1;
    private const int RectangularLayout = 1;

    /// <summary>
    /// Null for all that is not an uncompressed mosaic of 8 or 16 bits whose samples are linear as they lie: that is
    /// left to LibRaw (compressed, linear RAW, float, packed bits, linearisation tables, black levels a column or row).
    /// </summary>
    public static DngDirectories? Find(SampleFile file)
    {
        var all = TiffDirectory.ReadAll(file);
        if (all.Count == 0 || !all[0].Has(TiffTags.DngVersion)) return null;
        var mosaic = all.FirstOrDefault(directory =>
            directory.Whole(TiffTags.NewSubfileType) is null or 0
                && directory.Whole(TiffTags.Photometric) == ColourFilterArray);
        return mosaic is not null && IsPlain(mosaic) ? new DngDirectories(all[0], mosaic) : null;
    }

    public SampleType SampleType => Mosaic.Whole(TiffTags.BitsPerSample) == 8 ? SampleType.UInt8 : SampleType.UInt16;

    private static bool IsPlain(TiffDirectory mosaic) =>
        mosaic.Whole(TiffTags.Compression) == Uncompressed
        && mosaic.Whole(TiffTags.BitsPerSample) is 8 or 16
        && (mosaic.Whole(TiffTags.SampleFormat) ?? UnsignedInteger) == UnsignedInteger
        && (mosaic.Whole(TiffTags.SamplesPerPixel) ?? 1) == 1
        && (mosaic.Whole(TiffTags.FillOrder) ?? 1) == 1
        && (mosaic.Whole(TiffTags.CfaLayout) ?? RectangularLayout) == RectangularLayout
        && !mosaic.Has(TiffTags.LinearizationTable)
        && DngMosaic.PatternLetters(mosaic) is not null
        && mosaic.Numbers(TiffTags.BlackLevelDeltaH).All(delta => delta == 0)
        && mosaic.Numbers(TiffTags.BlackLevelDeltaV).All(delta => delta == 0);
}
