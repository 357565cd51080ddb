using AstroStacker.Imaging;

namespace AstroStacker.Formats.Tiff;

/// <summary>Reads compressed float TIFF: each window decodes the blocks it touches.</summary>
internal sealed class TiffBlockReader(TiffDecoder decoder, FrameInfo info) : IFrameReader
{
    public FrameInfo Info => info;

    public bool ReadsInPlace => false;

    public void Read(int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        WindowCheck.Require(Info, plane, area, samplesAdu.Length);
        ReadWindow(decoder, plane, area, samplesAdu);
    }

    public void ReadAbsentAsNaN(int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        WindowCheck.Require(Info, plane, area, samplesAdu.Length);
        decoder.Read(plane, area, samplesAdu);
    }

    /// <summary>As <see cref="IFrameReader.Read"/>, of a window that is known to lie inside.</summary>
    public static void ReadWindow(TiffDecoder decoder, int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        decoder.Read(plane, area, samplesAdu);
        Imaging.SampleKernels.NaNToZero(samplesAdu);
    }

    public void Dispose()
    {
        // Nothing is held open between reads.
    }
}
