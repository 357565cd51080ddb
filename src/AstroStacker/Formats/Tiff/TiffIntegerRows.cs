using System.IO.Compression;
using System.Runtime.InteropServices;
using AstroStacker.Imaging;
using BitMiracle.LibTiff.Classic;

namespace AstroStacker.Formats.Tiff;

/// <summary>Samples rounded to 16 bits, as differences of neighbouring pixels (TIFF 6.0, section 14).</summary>
internal sealed class TiffIntegerRows(PictureInfo info) : ITiffRows
{
    private readonly IntegerScale _scale = new(info);
    private readonly ushort[] _levels = new ushort[info.Width];
    private readonly ushort[] _pixels = new ushort[info.Width * info.PlaneCount];

    public int BitsPerSample => 16;

    public SampleFormat Format => SampleFormat.UINT;

    public Predictor? Predictor => BitMiracle.LibTiff.Classic.Predictor.HORIZONTAL;

    // Measured on a stack of 4 simulated frames: 0.49 of the bytes at 120 MB/s; without a search for matches 0.54 at 165.
    public ZLibCompressionOptions Coding { get; } = new() { CompressionLevel = 2 };

    public double Pedestal => info.IsRawAdu ? 0 : info.Pedestal;

    public void Code(in PictureBand band, int row, Span<byte> coded)
    {
        for (int plane = 0; plane < info.PlaneCount; plane++)
        {
            _scale.Round(band.Row(plane, row), _levels);
            TiffRow.Place(_levels, _pixels, plane, info.PlaneCount);
        }

        PredictorKernels.Differences(_pixels, info.PlaneCount, MemoryMarshal.Cast<byte, ushort>(coded));
    }
}
