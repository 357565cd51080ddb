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
