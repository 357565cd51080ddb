using System.IO.Compression;
using System.Runtime.InteropServices;
using AstroStacker.Imaging;
using BitMiracle.LibTiff.Classic;

namespace AstroStacker.Formats.Tiff;

/// <summary>
/// Samples as 32-bit floats. For compression the bytes of one weight lie together, as differences (the floating point predictor of
/// Adobe's TIFF Technical Note 3).
/// </summary>
internal sealed class TiffFloatRows(PictureInfo info, bool compress) : ITiffRows
{
    private readonly float[] _pixels = new float[info.Width * info.PlaneCount];
    private readonly byte[] _planes = new byte[compress ? info.Width * info.PlaneCount * sizeof(float) : 0];

    public int BitsPerSample => 32;

    public SampleFormat Format => SampleFormat.IEEEFP;

    public Predictor? Predictor => compress ? BitMiracle.LibTiff.Classic.Predictor.FLOATINGPOINT : null;

    // Measured on a stack of 4 simulated frames: 0.72 of the bytes at 190 MB/s; the search for matches of level 2 leaves as much at 80.
    public ZLibCompressionOptions Coding { get; } =
        new() { CompressionLevel = 1, CompressionStrategy = ZLibCompressionStrategy.RunLengthEncoding };

    public double Pedestal => 0;

    public void Code(in PictureBand band, int row, Span<byte> coded)
    {
        for (int plane = 0; plane < info.PlaneCount; plane++)
            TiffRow.Place(band.Row(plane, row), _pixels, plane, info.PlaneCount);
        if (!compress)
        {
            MemoryMarshal.AsBytes(_pixels.AsSpan()).CopyTo(coded);
            return;
        }

        PredictorKernels.BytePlanes(_pixels, _planes);
        PredictorKernels.Differences(_planes, info.PlaneCount, bias: 0, coded);
    }
}
