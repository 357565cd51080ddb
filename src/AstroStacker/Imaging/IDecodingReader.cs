namespace AstroStacker.Imaging;

/// <summary>A reader of a compressed file: decodes all samples at once, as 16-bit, for the frame store to keep.</summary>
public interface IDecodingReader : IFrameReader
{
    /// <summary>
    /// Decodes plane after plane, row by row, into Width x Height x PlaneCount samples of <see cref="SampleType.UInt16"/>.
    /// </summary>
    void Decode(Span<ushort> samplesAdu, CancellationToken cancellationToken);
}
