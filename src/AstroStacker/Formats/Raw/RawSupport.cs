using System.Text;
using AstroStacker.Formats.Tiff;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Raw;

/// <summary>Refuses by name what LibRaw cannot hand out as the sensor saw it, before it is asked to.</summary>
internal static class RawSupport
{
    public const string ConvertToDng = "Convert the frames to uncompressed DNG of 16-bit integers";
    public const string ConvertToTiff = "Convert the frames to 16-bit linear TIFF";

    private const int FloatingPoint = 3;

    /// <summary>Throws <see cref="FrameException"/> naming the camera and the reason.</summary>
    public static void Require(SampleFile file)
    {
        var start = new byte[64];
        if (RawSignature.ContainerName(start.AsSpan(0, file.ReadUpTo(0, start))) == RawSignature.Sigma)
            throw NoMosaic(file.Path, RawSignature.Sigma);

        var directories = TiffDirectory.ReadAll(file);
        foreach (var directory in directories.Where(RawDirectory.IsRaw))
        {
            string camera = CameraOf(directories);
            if (directory.Whole(TiffTags.SampleFormat) == FloatingPoint)
                throw Unsupported(file.Path, camera,
                    $"it stores {directory.Whole(TiffTags.BitsPerSample)}-bit floating-point samples,"
                        + " which LibRaw does not hand out as they are",
                    ConvertToDng);
            if (directory.Whole(TiffTags.Compression) is RawDirectory.Vc5 or RawDirectory.JpegXl)
                throw Unsupported(file.Path, camera,
                    directory.Whole(TiffTags.Compression) == RawDirectory.Vc5
                        ? "LibRaw can't decode its compression (GoPro VC-5)" : "LibRaw can't decode its compression (JPEG XL)",
                    ConvertToDng);
        }
    }

    public static FrameException NoMosaic(string path, string camera) => Unsupported(
        path, camera, "its Foveon sensor has three layers and no mosaic", ConvertToTiff);

    public static FrameException Unsupported(string path, string camera, string reason, string remedy) =>
        new(path, $"camera RAW ({camera}) can't be used: {reason}", remedy + ".");

    /// <summary>A file that LibRaw does not open: a camera newer than it, or a damaged file.</summary>
    public static FrameException NotMadeOut(string path, string reason)
    {
        using var file = SampleFile.Open(path);
        return Unsupported(
            path, CameraOf(file), reason,
            "If the camera is newer than that, install a newer LibRaw or convert the frames to uncompressed DNG; "
                + "else copy it again from the card");
    }

    /// <summary>By the file's own words; Fujifilm's header has the model at byte 28.</summary>
    private static string CameraOf(SampleFile file)
    {
        const int modelPosition = 28, modelBytes = 32;
        var start = new byte[modelPosition + modelBytes];
        start = start[..file.ReadUpTo(0, start)];
        if (RawSignature.ContainerName(start) is not { } container) return CameraOf(TiffDirectory.ReadAll(file));
        if (container != RawSignature.Fujifilm || start.Length <= modelPosition) return container;
        string model = Encoding.Latin1.GetString(start, modelPosition, start.Length - modelPosition).Split('\0')[0];
        return Camera("Fujifilm", model);
    }

    private static string CameraOf(IReadOnlyList<TiffDirectory> directories)
    {
        string? make = directories.Select(directory => directory.Text(RawDirectory.Make)).FirstOrDefault(text => text is not null);
        string? model = directories.Select(directory => directory.Text(TiffTags.Model) ?? directory.Text(TiffTags.UniqueCameraModel))
            .FirstOrDefault(text => text is not null);
        return Camera(make ?? "", model ?? "");
    }

    /// <summary>Make and model as one name; many models begin with their make.</summary>
    public static string Camera(string make, string model)
    {
        string name = model.StartsWith(make, StringComparison.OrdinalIgnoreCase) ? model : $"{make} {model}";
        return string.IsNullOrWhiteSpace(name) ? "unnamed camera" : name.Trim();
    }
}
