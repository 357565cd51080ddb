using AstroStacker.Formats.Tiff;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Dng;

/// <summary>Reads the mosaic of an uncompressed DNG where it lies, window by window.</summary>
internal sealed class DngReader : IFrameReader
{
    private readonly SampleFile _file;
    private readonly StoredLayout _layout;

    /// <summary>Takes over the file. Throws <see cref="FrameException"/> for what can't be read.</summary>
    public DngReader(SampleFile file)
    {
        _file = file;
        var directories = DngDirectories.Find(file) ?? throw new FrameException(
            file.Path, "is no uncompressed mosaic DNG of 8 or 16 bits", "Read it as camera RAW, or convert it to an uncompressed DNG.");
        _layout = StoredLayout.From(directories.Mosaic, file, directories.SampleType);
        Info = InfoOf(directories);
    }

    public FrameInfo Info { get; }

    public bool ReadsInPlace => true;

    public void Read(int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        WindowCheck.Require(Info, plane, area, samplesAdu.Length);
        _file.EnsureUnchanged();
        StoredSamples.Read(_file, _layout, plane, area, samplesAdu);
    }

    public void Dispose() => _file.Dispose();

    private FrameInfo InfoOf(DngDirectories directories)
    {
        var mosaic = directories.Mosaic;
        var active = DngMosaic.ActiveArea(mosaic, _layout);
        var black = DngMosaic.Black(mosaic, active);
        var exif = new TiffExif(directories.Root);
        return new FrameInfo
        {
            Path = _file.Path,
            FormatName = exif.Camera is { } camera ? $"DNG ({camera})" : "DNG",
            Width = _layout.Width,
            Height = _layout.Height,
            VisibleArea = active,
            SampleType = _layout.SampleType,
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
        };
    }
}
