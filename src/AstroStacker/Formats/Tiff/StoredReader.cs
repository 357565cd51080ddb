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
        ReadWindow(file, layout, plane, area, samplesAdu);
    }

    public void ReadAbsentAsNaN(int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        WindowCheck.Require(Info, plane, area, samplesAdu.Length);
        file.EnsureUnchanged();
        StoredSamples.Read(file, layout, plane, area, samplesAdu);
    }

    /// <summary>As <see cref="IFrameReader.Read"/>, of a window that is known to lie inside.</summary>
    public static void ReadWindow(SampleFile file, StoredLayout layout, int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        StoredSamples.Read(file, layout, plane, area, samplesAdu);
        if (layout.SampleType == SampleType.Float32) Imaging.SampleKernels.NaNToZero(samplesAdu);
    }

    public void Dispose() => file.Dispose();
}
