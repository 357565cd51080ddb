namespace AstroStacker.Imaging;

/// <summary>
/// An open frame whose samples can be read window by window. Safe for concurrent reads from several threads.
/// A file that changed or shrank since it was opened makes Read throw a <see cref="FrameException"/>.
/// </summary>
public interface IFrameReader : IDisposable
{
    FrameInfo Info { get; }

    /// <summary>True where Read takes the samples straight from the file; false where it would decode the whole again.</summary>
    bool ReadsInPlace { get; }

    /// <summary>Copies a window out as raw ADU (black included), row by row; 0 where the file has no value (NaN, BLANK).</summary>
    /// <param name="plane">0 to PlaneCount - 1.</param>
    /// <param name="area">Inside the sensor; full-sensor coordinates.</param>
    /// <param name="samplesAdu">area.Width times area.Height samples.</param>
    void Read(int plane, PixelRectangle area, Span<float> samplesAdu);

    /// <summary>The same, but NaN where the file has no value: only in frames that <see cref="FrameInfo.MayLackSamples"/>.</summary>
    void ReadAbsentAsNaN(int plane, PixelRectangle area, Span<float> samplesAdu) => Read(plane, area, samplesAdu);
}
