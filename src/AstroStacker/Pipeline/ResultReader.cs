using AstroStacker.Colour;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline;

/// <summary>The finished picture in bands of rows, in its final colours.</summary>
internal sealed class ResultReader(ResultStore result, ColourConversion colour)
{
    public const int BandRows = 64;

    private readonly double[]? _matrix = colour.Matrix?.ToArray();

    public delegate void BandAction(in PictureBand band);

    /// <summary>Hands all bands out from the top; the same samples at every call.</summary>
    public void ForEachBand(CancellationToken stop, BandAction action)
    {
        using var samples = PlanePool.Rent<float>(result.PlaneCount * result.Width * BandRows);
        for (int y = 0; y < result.Height; y += BandRows)
        {
            stop.ThrowIfCancellationRequested();
            int rows = Math.Min(BandRows, result.Height - y), length = rows * result.Width;
            for (int plane = 0; plane < result.PlaneCount; plane++)
                result.ReadRows(plane, y, rows, samples.Span.Slice(plane * length, length));
            if (_matrix is { } matrix && result.PlaneCount == 3)
            {
                ColourKernels.ApplyMatrix(
                    matrix, samples.Span[..length], samples.Span.Slice(length, length), samples.Span.Slice(2 * length, length));
            }

            action(new PictureBand
            {
                Y = y,
                Rows = rows,
                Width = result.Width,
                PlaneCount = result.PlaneCount,
                Samples = samples.Span[..(result.PlaneCount * length)],
            });
        }
    }

    /// <summary>One of the maps beside the picture (coverage, rejections) in bands.</summary>
    public void ForEachMapBand(int plane, CancellationToken stop, BandAction action)
    {
        using var samples = PlanePool.Rent<float>(result.Width * BandRows);
        for (int y = 0; y < result.Height; y += BandRows)
        {
            stop.ThrowIfCancellationRequested();
            int rows = Math.Min(BandRows, result.Height - y);
            result.ReadRows(plane, y, rows, samples.Span);
            action(new PictureBand
            {
                Y = y,
                Rows = rows,
                Width = result.Width,
                PlaneCount = 1,
                Samples = samples.Span[..(rows * result.Width)],
            });
        }
    }

    /// <summary>The pedestal the integer formats need.</summary>
    public double FindPedestal(CancellationToken stop)
    {
        var pedestal = new Pedestal();
        ForEachBand(stop, (in PictureBand band) => pedestal.Add(band.Samples));
        return pedestal.Level();
    }
}
