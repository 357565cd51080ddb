using AstroStacker.Imaging;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Jpeg;

namespace AstroStacker.Formats.Jpeg;

/// <summary>What the camera noted of the shot in a JPEG's Exif part.</summary>
internal static class JpegExif
{
    public static FrameInfo AddTo(FrameInfo info)
    {
        IReadOnlyList<MetadataExtractor.Directory> directories;
        try
        {
            directories = JpegMetadataReader.ReadMetadata(info.Path);
        }
        catch (Exception error) when (error is JpegProcessingException or MetadataException or IOException)
        {
            // A picture without readable notes is still a picture; its samples are checked when they are decoded.
            return info;
        }

        var exif = directories.OfType<ExifSubIfdDirectory>().FirstOrDefault();
        var camera = directories.OfType<ExifIfd0Directory>().FirstOrDefault();
        return info with
        {
            ExposureSeconds = Positive(exif, ExifDirectoryBase.TagExposureTime),
            Iso = Positive(exif, ExifDirectoryBase.TagIsoEquivalent),
            FocalLengthMillimetres = Positive(exif, ExifDirectoryBase.TagFocalLength),
            Camera = camera?.GetString(ExifDirectoryBase.TagModel)?.Trim(),
            StartTime = exif is not null && exif.TryGetDateTime(ExifDirectoryBase.TagDateTimeOriginal, out var time)
                ? time : null,
        };
    }

    private static double? Positive(MetadataExtractor.Directory? directory, int tag) =>
        directory is not null && directory.TryGetDouble(tag, out double value) && value > 0 ? value : null;
}
