using System.Globalization;
using AstroStacker.Formats.Tiff;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Raw;

/// <summary>Puts together what LibRaw, the directories and the maker's notes say of a file.</summary>
internal static class RawFrameInfo
{
    public static FrameInfo From(string path, LibRawHandle handle, bool isColourPicture)
    {
        string camera = RawSupport.Camera(handle.Make, handle.Model);
        var metadata = RawMetadata.Read(path);
        var repeat = RawMosaic.ColourRepeat(handle.Filters)!.Value;
        int[] indices = ColourIndices(handle, repeat);
        var black = RawMosaic.Black(indices, repeat, handle.Black, handle.ColourBlacks, handle.LeftMargin, handle.TopMargin);
        if (handle.Maximum <= black.MeanAdu)
            throw RawSupport.Unsupported(path, camera,
                FormattableString.Invariant($"its white level of {handle.Maximum} ADU is not above its black of {black.MeanAdu}"),
                RawSupport.ConvertToDng);
        return new FrameInfo
        {
            Path = path,
            FormatName = $"camera RAW ({camera})",
            DecoderVersion = $"LibRaw {LibRawLibrary.Instance.Version}",
            Width = handle.RawWidth,
            Height = handle.RawHeight,
            VisibleArea = new PixelRectangle(handle.LeftMargin, handle.TopMargin, handle.VisibleWidth, handle.VisibleHeight),
            PlaneCount = isColourPicture ? 3 : 1,
            SampleType = SampleType.UInt16,
            Cfa = handle.Filters == 0 ? null
                : RawMosaic.Pattern(indices, repeat, handle.ColourLetters, handle.LeftMargin, handle.TopMargin),
            Black = isColourPicture ? CommonBlack(path, camera, handle) : black,
            HasBlackLevel = true,
            SaturationAdu = handle.Maximum,
            Colour = handle.ColourCount == 3 ? Colour(handle) : null,
            Orientation = OrientationOf(handle.Flip),
            ExposureSeconds = Positive(handle.ExposureSeconds),
            Iso = Positive(handle.Iso),
            TemperatureCelsius = handle.TemperatureCelsius,
            FocalLengthMillimetres = Positive(handle.FocalLengthMillimetres),
            Camera = camera,
            Capture = new CaptureSettings { SerialNumber = metadata.SerialNumber },
            StartTime = metadata.StartTime ?? CameraClock(handle.Timestamp),
            LongExposureNoiseReduction = metadata.LongExposureNoiseReduction,
            Warnings = [.. ContainerWarnings(path, handle), .. metadata.Warnings],
        };
    }

    /// <summary>LibRaw's flip (1 mirrors columns, 2 mirrors rows, 4 swaps the axes first) as EXIF has it.</summary>
    public static Orientation OrientationOf(int flip) => (flip & 7) switch
    {
        1 => Orientation.MirroredHorizontally,
        2 => Orientation.MirroredVertically,
        3 => Orientation.Rotated180,
        4 => Orientation.Transposed,
        5 => Orientation.Rotated90CounterClockwise,
        6 => Orientation.Rotated90Clockwise,
        7 => Orientation.Transversed,
        _ => Orientation.Upright,
    };

    private static ColourProfile? Colour(LibRawHandle handle) => RawColour.Profile(
        handle.RgbFromCamera(), handle.CameraFromXyz(), handle.CameraMultipliers(), handle.DaylightMultipliers());

    // Without a mosaic every sample has colour index 0.
    private static int[] ColourIndices(LibRawHandle handle, (int Width, int Height) repeat)
    {
        var indices = new int[repeat.Width * repeat.Height];
        if (handle.Filters != 0)
            for (int i = 0; i < indices.Length; i++) indices[i] = handle.ColourAt(i % repeat.Width, i / repeat.Width);
        return indices;
    }

    // A colour picture has one table for its three planes.
    private static BlackLevel CommonBlack(string path, string camera, LibRawHandle handle)
    {
        var blacks = handle.ColourBlacks;
        uint own = blacks[4] * blacks[5] > 0 ? blacks[6] : 0;
        int table = (int)Math.Min(blacks[4] * blacks[5], blacks.Length - 6);
        if (blacks[0] != blacks[1] || blacks[1] != blacks[2] || blacks.Slice(6, table).ContainsAnyExcept(own))
            throw RawSupport.Unsupported(path, camera, "its three colours have different black levels", RawSupport.ConvertToTiff);
        return new BlackLevel((float)((double)handle.Black + blacks[0] + own));
    }

    private static IEnumerable<string> ContainerWarnings(string path, LibRawHandle handle)
    {
        if (handle.PixelAspect is < 0.995 or > 1.005)
            yield return FormattableString.Invariant($"Its pixels are not square: {handle.PixelAspect:0.###} times as high as wide.");
        using var file = SampleFile.Open(path);
        foreach (var directory in TiffDirectory.ReadAll(file).Where(RawDirectory.IsRaw))
        {
            long compression = directory.Whole(TiffTags.Compression) ?? 1;
            if (compression == RawDirectory.LossyJpeg)
                yield return "Lossy RAW (DNG with JPEG compression): faint detail may be rounded away.";
            if (compression == RawDirectory.SonyCompression && directory.Whole(TiffTags.BitsPerSample) == 8)
                yield return "Lossy RAW (Sony compressed ARW): sharp stars may have rings of rounding.";
            double[] deltas = [.. directory.Numbers(TiffTags.BlackLevelDeltaH), .. directory.Numbers(TiffTags.BlackLevelDeltaV)];
            if (deltas.Any(delta => delta != 0))
                yield return "Its black level differs by row or column; the mean is used.";
        }
    }

    private static double? Positive(float value) => value > 0 && float.IsFinite(value) ? SevenDigits(value) : null;

    // 0.0166667f reads as 0.016666699200868607 in double; the file never said so much.
    private static double SevenDigits(float value) =>
        double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // LibRaw reads the camera's clock as this machine's local time: the way back gives the camera's own figures.
    private static DateTime? CameraClock(long timestamp) => timestamp <= 0 ? null
        : DateTime.SpecifyKind(DateTimeOffset.FromUnixTimeSeconds(timestamp).LocalDateTime, DateTimeKind.Unspecified);
}
