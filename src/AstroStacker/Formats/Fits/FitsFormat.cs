using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>Plain FITS: mono, mosaic or three planes in the primary array.</summary>
public sealed class FitsFormat : IFrameFormat
{
    public string Name => "FITS";

    public bool Recognises(ReadOnlySpan<byte> start, string path) => start.StartsWith("SIMPLE  ="u8);

    public IFrameReader Open(string path)
    {
        var file = SampleFile.Open(path);
        try
        {
            return new FitsReader(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
