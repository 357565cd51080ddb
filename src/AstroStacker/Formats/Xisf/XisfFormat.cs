using AstroStacker.Imaging;

namespace AstroStacker.Formats.Xisf;

/// <summary>XISF 1.0 in one file (PixInsight's format): the first image, whose FITS keywords are read as a FITS header's.</summary>
public sealed class XisfFormat : IFrameFormat
{
    public string Name => "XISF";

    public bool Recognises(ReadOnlySpan<byte> start, string path) => start.StartsWith(XisfFileHeader.Signature);

    public IFrameReader Open(string path)
    {
        var file = SampleFile.Open(path);
        try
        {
            return new XisfReader(file, XisfFileHeader.Read(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
