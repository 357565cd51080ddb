using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>A frame that becomes part of a master.</summary>
/// <param name="Number">In the store.</param>
/// <param name="Info">What its file says.</param>
/// <param name="ContentHash">Of the file.</param>
internal sealed record CalibrationFrame(int Number, FrameInfo Info, string ContentHash)
{
    /// <summary>
    /// Refers samples to the black level of another frame, where the files give both: some cameras move it from frame to frame.
    /// </summary>
    public void ToCommonBlack(FrameInfo common, PixelRectangle band, Span<float> samplesAdu)
    {
        if (!Info.HasBlackLevel || Info.Black.Equals(common.Black)) return;
        for (int y = 0; y < band.Height; y++)
            for (int x = 0; x < band.Width; x++)
                samplesAdu[y * band.Width + x] += common.Black.At(band.X + x, band.Y + y) - Info.Black.At(band.X + x, band.Y + y);
    }
}
