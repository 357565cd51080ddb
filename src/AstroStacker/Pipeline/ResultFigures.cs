using AstroStacker.Formats.Jpeg;
using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline;

/// <summary>What the report shows of the finished planes, read while they are still there.</summary>
internal static class ResultFigures
{
    private const int LongestSide = 800;

    /// <summary>Places at which the noise is looked at, across and down.</summary>
    private const int CellsAcross = 16;

    /// <summary>Side of such a place: small beside the sky's slopes and most nebulae.</summary>
    private const int CellPixels = 32;

    /// <summary>Frames behind each pixel, and what was left out where the run kept count of it.</summary>
    public static IReadOnlyList<ReducedMap> Maps(ResultStore result, int threads, CancellationToken stop)
    {
        List<(ResultMap Map, int Plane)> planes = [(ResultMap.Coverage, result.Planes.Coverage)];
        if (result.Planes.HasMaps)
            planes.AddRange([(ResultMap.RejectedLow, result.Planes.RejectedLow), (ResultMap.RejectedHigh, result.Planes.RejectedHigh)]);
        var maps = new ReducedMap[planes.Count];
        Rows.ForEach(planes.Count, threads, stop, i => maps[i] = Reduced(result, planes[i].Map, planes[i].Plane, stop));
        return maps;
    }

    /// <summary>
    /// The noise of a pixel of the sky, one entry a colour: the median over places spread evenly of the scatter that sigma clipping
    /// leaves there. 0 where no place is covered whole.
    /// </summary>
    public static IReadOnlyList<double> Noise(ResultStore result, CancellationToken stop)
    {
        var sigmas = Enumerable.Range(0, result.PlaneCount).Select(_ => new List<double>()).ToArray();
        int side = Math.Min(CellPixels, Math.Min(result.Width, result.Height));
        using var rows = PlanePool.Rent<float>(result.Width * side);
        Span<float> cell = new float[side * side];
        int across = Math.Min(CellsAcross, result.Width / side), down = Math.Min(CellsAcross, result.Height / side);
        for (int row = 0; row < down; row++)
        {
            stop.ThrowIfCancellationRequested();
            int y = Start(row, down, result.Height, side);
            result.ReadRows(result.Planes.Coverage, y, side, rows.Span);
            bool[] whole = [.. Enumerable.Range(0, across).Select(
                i => IsCovered(rows.Span, result.Width, Start(i, across, result.Width, side), side))];
            for (int plane = 0; plane < result.PlaneCount; plane++)
            {
                result.ReadRows(plane, y, side, rows.Span);
                for (int i = 0; i < across; i++)
                {
                    if (!whole[i]) continue;
                    int x = Start(i, across, result.Width, side);
                    for (int line = 0; line < side; line++)
                        rows.Span.Slice(line * result.Width + x, side).CopyTo(cell[(line * side)..]);
                    sigmas[plane].Add(RobustStatistics.ClipSigma(cell).Sigma);
                }
            }
        }

        return [.. sigmas.Select(found => RobustStatistics.Median(found.ToArray()))];
    }

    private static int Start(int index, int count, int length, int side) => (int)((index + 0.5) * length / count) - side / 2;

    private static bool IsCovered(ReadOnlySpan<float> coverage, int width, int x, int side)
    {
        for (int line = 0; line < side; line++)
            if (coverage.Slice(line * width + x, side).ContainsAnyInRange(float.NegativeInfinity, 0)) return false;
        return true;
    }

    private static ReducedMap Reduced(ResultStore result, ResultMap map, int plane, CancellationToken stop)
    {
        var reducer = new PictureReducer(result.Width, result.Height, 1, LongestSide);
        using var rows = PlanePool.Rent<float>(result.Width * ResultReader.BandRows);
        for (int y = 0; y < result.Height; y += ResultReader.BandRows)
        {
            stop.ThrowIfCancellationRequested();
            int count = Math.Min(ResultReader.BandRows, result.Height - y);
            result.ReadRows(plane, y, count, rows.Span);
            for (int row = 0; row < count; row++) reducer.AddRow(0, y + row, rows.Span.Slice(row * result.Width, result.Width));
        }

        return new ReducedMap(StackTargets.FileName(map), reducer.Width, reducer.Height, reducer.Planes[0]);
    }
}
