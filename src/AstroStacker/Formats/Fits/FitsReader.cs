using AstroStacker.Imaging;

namespace AstroStacker.Formats.Fits;

/// <summary>
/// Reads the samples of a FITS picture where they lie, window by window; rows stored bottom-up are turned.
/// Samples that are NaN, infinite or blank have no value.
/// </summary>
internal sealed class FitsReader : IFrameReader
{
    private readonly ISampleBytes _file;
    private readonly FitsLayout _layout;

    /// <summary>Takes over the file. Throws <see cref="FrameException"/> for what can't be read.</summary>
    /// <param name="file">On disk, or unpacked from it.</param>
    /// <param name="unpack">Makes a plain picture of a tile-compressed one.</param>
    public FitsReader(ISampleBytes file, FitsCompressedBytes.UnpackPart unpack)
    {
        var (header, bytes) = FitsPart.FindPicture(file, unpack);
        _file = bytes;
        _layout = FitsLayout.From(header, bytes.KnownLength);
        Info = FitsFrameInfo.From(header, _layout, FitsSaturation.Find(header, _layout, ReadArea));
        if (Info.Capture.Overscan is { } overscan)
            Info = Info with { Capture = Info.Capture with { OverscanAdu = FitsOverscan.LevelAdu(overscan, ReadArea) } };
    }

    public FrameInfo Info { get; }

    public bool ReadsInPlace => _file.ReadsInPlace;

    public void Read(int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        WindowCheck.Require(Info, plane, area, samplesAdu.Length);
        _file.EnsureUnchanged();
        ReadArea(plane, area, samplesAdu);
    }

    public void ReadAbsentAsNaN(int plane, PixelRectangle area, Span<float> samples)
    {
        WindowCheck.Require(Info, plane, area, samples.Length);
        _file.EnsureUnchanged();
        ReadStored(plane, area, samples);
    }

    public void Dispose() => _file.Dispose();

    private void ReadArea(int plane, PixelRectangle area, Span<float> samples)
    {
        ReadStored(plane, area, samples);
        if (_layout.MayLackSamples) Imaging.SampleKernels.NaNToZero(samples);
    }

    private void ReadStored(int plane, PixelRectangle area, Span<float> samples)
    {
        int windowBytes = area.Width * _layout.SampleBytes;
        int rowsPerRead = Math.Min(area.Height, RowBands.RowsPerRead(_layout.RowBytes, windowBytes));
        using var bytes = PlanePool.Rent<byte>((int)((rowsPerRead - 1) * _layout.RowBytes) + windowBytes);
        for (int first = 0; first < area.Height; first += rowsPerRead)
        {
            int rows = Math.Min(rowsPerRead, area.Height - first);
            int storedFirst = _layout.BottomUp ? first + rows - 1 : first;
            var band = bytes.Span[..((int)((rows - 1) * _layout.RowBytes) + windowBytes)];
            _file.Read(_layout.PositionOf(plane, area.X, area.Y + storedFirst), band);
            for (int stored = 0; stored < rows; stored++)
            {
                int row = _layout.BottomUp ? storedFirst - stored : storedFirst + stored;
                FitsSamples.Decode(
                    _layout, band.Slice((int)(stored * _layout.RowBytes), windowBytes),
                    samples.Slice(row * area.Width, area.Width));
            }
        }
    }
}
