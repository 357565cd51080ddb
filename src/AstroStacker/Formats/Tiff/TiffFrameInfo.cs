using AstroStacker.Imaging;

namespace AstroStacker.Formats.Tiff;

/// <summary>What a TIFF says of the frame, in the words all formats share.</summary>
internal static class TiffFrameInfo
{
    public static FrameInfo From(TiffPicture picture, StoredLayout layout, FloatScale.ReadWindow read)
    {
        var exif = new TiffExif(picture.Root);
        var sensor = new PixelRectangle(0, 0, layout.Width, layout.Height);
        bool isFloat = picture.SampleType == SampleType.Float32;
        var notes = PictureNotes.Parse(picture.Directory.Text(TiffTags.ImageDescription));
        var info = new FrameInfo
        {
            Path = picture.Path,
            FormatName = "TIFF",
            Width = layout.Width,
            Height = layout.Height,
            VisibleArea = sensor,
            PlaneCount = picture.PlaneCount,
            DecodedThroughCurve = picture.SampleType == SampleType.UInt8,
            SampleType = isFloat ? SampleType.Float32 : SampleType.UInt16,
            MayLackSamples = isFloat,
            SaturationAdu = ushort.MaxValue,
            Orientation = exif.Orientation,
            ExposureSeconds = exif.ExposureSeconds,
            Iso = exif.Iso,
            FocalLengthMillimetres = exif.FocalLengthMillimetres,
            Camera = exif.Camera,
            StartTime = exif.StartTime,
            Warnings = picture.HasExtraSamples ? ["The transparency (alpha) was left out."] : [],
        };
        if (notes is not null) return notes.ApplyTo(info, isFloat ? 1 : ushort.MaxValue);
        if (!isFloat) return info;
        float highest = FloatScale.SampledHighest(sensor, picture.PlaneCount, read);
        return info with { SaturationAdu = FloatScale.SaturationOf(highest) };
    }
}
