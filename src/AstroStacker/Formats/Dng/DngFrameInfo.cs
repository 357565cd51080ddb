using AstroStacker.Formats.Tiff;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Dng;

/// <summary>What a DNG says of the frame, in the words all formats share.</summary>
internal static class DngFrameInfo
{
    public static FrameInfo From(string path, DngDirectories directories, StoredLayout layout)
    {
        var mosaic = directories.Mosaic;
        var active = DngMosaic.ActiveArea(mosaic, layout);
        var black = DngMosaic.Black(mosaic, active);
        var exif = new TiffExif(directories.Root);
        return new FrameInfo
        {
            Path = path,
            FormatName = exif.Camera is { } camera ? $"DNG ({camera})" : "DNG",
            Width = layout.Width,
            Height = layout.Height,
            VisibleArea = active,
            SampleType = layout.SampleType,
            Cfa = DngMosaic.Pattern(mosaic, active),
            Black = black ?? BlackLevel.Zero,
            HasBlackLevel = black is not null,
            SaturationAdu = DngMosaic.White(mosaic),
            Colour = DngColour.ProfileOf(directories.Root),
            Orientation = exif.Orientation,
            ExposureSeconds = exif.ExposureSeconds,
            Iso = exif.Iso,
            FocalLengthMillimetres = exif.FocalLengthMillimetres,
            Camera = exif.Camera,
            StartTime = exif.StartTime,
            Capture = new CaptureSettings { SerialNumber = exif.SerialNumber },
        };
    }
}
