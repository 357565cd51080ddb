using AstroStacker.Formats.Tiff;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Dng;

/// <summary>Uncompressed mosaic DNG of 8 or 16 bits, read in place; every other DNG is camera RAW for LibRaw.</summary>
public sealed class DngFormat : IFrameFormat
{
    public string Name => "DNG";

    public bool Recognises(ReadOnlySpan<byte> start, string path)
    {
        if (!TiffBytes.IsTiff(start)) return false;
        using var file = SampleFile.Open(path);
        return DngDirectories.Find(file) is not null;
    }

    public IFrameReader Open(string path)
    {
        var file = SampleFile.Open(path);
        try
        {
            var directories = DngDirectories.Find(file) ?? throw new FrameException(
                path, "is no uncompressed mosaic DNG of 8 or 16 bits",
                "Read it as camera RAW, or convert it to an uncompressed DNG.");
            var layout = StoredLayout.From(directories.Mosaic, file, directories.SampleType);
            return new StoredReader(file, layout, DngFrameInfo.From(path, directories, layout));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
