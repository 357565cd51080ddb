using AstroStacker.Imaging;

namespace AstroStacker.Formats.Tiff;

/// <summary>The picture of a TIFF file: its directory and what kind of samples it has.</summary>
internal sealed record TiffPicture(string Path, TiffDirectory Root, TiffDirectory Directory, SampleType SampleType,
    int SamplesPerPixel)
{
    private const int BlackIsZero = 1;
    private const int Rgb = 2;
    private const int Uncompressed = 1;
    private const int UnsignedInteger = 1;
    private const int FloatingPoint = 3;
    private const int ReducedPicture = 1;

    public int PlaneCount => SamplesPerPixel >= 3 ? 3 : 1;

    public long Compression => Directory.Whole(TiffTags.Compression) ?? Uncompressed;

    public bool HasExtraSamples => SamplesPerPixel > PlaneCount;

    /// <summary>True where the samples can be taken from the file as they lie.</summary>
    public bool IsStored =>
        Compression == Uncompressed
        && (Directory.Whole(TiffTags.FillOrder) ?? 1) == 1
        && SampleType != SampleType.UInt8;

    /// <summary>Throws <see cref="FrameException"/> for what can't be read, by name.</summary>
    public static TiffPicture Find(SampleFile file)
    {
        var all = TiffDirectory.ReadAll(file);
        var directory = all.FirstOrDefault(one =>
            ((one.Whole(TiffTags.NewSubfileType) ?? 0) & ReducedPicture) == 0 && one.Has(TiffTags.ImageWidth))
            ?? throw new FrameException(file.Path, "is a TIFF container without a picture in it", Remedies.Damaged);
        int samples = (int)Math.Clamp(directory.Whole(TiffTags.SamplesPerPixel) ?? 1, 1, 64);
        long photometric = directory.Whole(TiffTags.Photometric) ?? BlackIsZero;
        if (photometric is not (BlackIsZero or Rgb) || photometric == Rgb && samples < 3)
            throw Refusal(
                file.Path, $"is a TIFF of photometric interpretation {photometric} with {samples} samples a pixel");
        if (photometric == BlackIsZero) samples = Math.Min(samples, 2);
        return new TiffPicture(file.Path, all[0], directory, TypeOf(file.Path, directory), samples);
    }

    private static SampleType TypeOf(string path, TiffDirectory directory)
    {
        double[] bits = directory.Numbers(TiffTags.BitsPerSample) is { Length: > 0 } given ? given : [1];
        double format = directory.Number(TiffTags.SampleFormat) ?? UnsignedInteger;
        return (bits[0], format) switch
        {
            _ when bits.Any(one => one != bits[0]) => throw Refusal(
                path, $"is a TIFF of unequal samples ({string.Join('/', bits)} bits)"),
            (8, UnsignedInteger) => SampleType.UInt8,
            (16, UnsignedInteger) => SampleType.UInt16,
            (32, FloatingPoint) => SampleType.Float32,
            _ => throw Refusal(path, $"is a TIFF of {bits[0]}-bit samples in sample format {format}"),
        };
    }

    private static FrameException Refusal(string path, string problem) =>
        new(path, problem, "Save it as grey or RGB TIFF of 16-bit integers or 32-bit floats.");
}
