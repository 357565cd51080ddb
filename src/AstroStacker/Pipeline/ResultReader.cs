using AstroStacker.Colour;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;
using AstroStacker.Resampling.Drizzle;

namespace AstroStacker.Pipeline;

/// <summary>The finished picture in bands of rows, in its final colours.</summary>
/// <param name="result">The integrated planes.</param>
/// <param name="colour">Their colours.</param>
/// <param name="fillHolesPixels">How far to look for neighbours of pixels that no drop reached; 0 leaves them.</param>
internal sealed class ResultReader(ResultStore result, ColourConversion colour, int fillHolesPixels = 0)
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
                ReadPlane(plane, y, rows, samples.Span.Slice(plane * length, length));
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

    /// <summary>Rows of one colour, holes filled where that was asked for.</summary>
    private void ReadPlane(int plane, int y, int rows, Span<float> samples)
    {
        if (fillHolesPixels == 0 || !result.Planes.HasWeights)
        {
            result.ReadRows(plane, y, rows, samples);
            return;
        }

        int top = Math.Max(0, y - fillHolesPixels), bottom = Math.Min(result.Height, y + rows + fillHolesPixels);
        int length = (bottom - top) * result.Width;
        using var near = PlanePool.Rent<float>(2 * length);
        result.ReadRows(plane, top, bottom - top, near.Span[..length]);
        result.ReadRows(result.Planes.Weight(plane), top, bottom - top, near.Span[length..]);
        HoleFill.Fill(near.Span[..length], near.Span[length..], result.Width, y - top, fillHolesPixels, samples);
    }

    /// <summary>One of the maps beside the picture in bands: as many planes from <paramref name="first"/> on.</summary>
    public void ForEachMapBand(int first, int count, CancellationToken stop, BandAction action)
    {
        using var samples = PlanePool.Rent<float>(count * result.Width * BandRows);
        for (int y = 0; y < result.Height; y += BandRows)
        {
            stop.ThrowIfCancellationRequested();
            int rows = Math.Min(BandRows, result.Height - y), length = rows * result.Width;
            for (int plane = 0; plane < count; plane++)
                result.ReadRows(first + plane, y, rows, samples.Span.Slice(plane * length, length));
            action(new PictureBand
            {
                Y = y,
                Rows = rows,
                Width = result.Width,
                PlaneCount = count,
                Samples = samples.Span[..(count * length)],
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
