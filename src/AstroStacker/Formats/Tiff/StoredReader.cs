using AstroStacker.Imaging;

namespace AstroStacker.Formats.Tiff;

/// <summary>Reads uncompressed strips or tiles where they lie, window by window.</summary>
internal sealed class StoredReader(SampleFile file, StoredLayout layout, FrameInfo info) : IFrameReader
{
    public FrameInfo Info => info;

    public bool ReadsInPlace => true;

    public void Read(int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        WindowCheck.Require(Info, plane, area, samplesAdu.Length);
        file.EnsureUnchanged();
        StoredSamples.Read(file, layout, plane, area, samplesAdu);
    }

    public void Dispose() => file.Dispose();
}
