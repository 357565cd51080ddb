using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>
/// Takes from each sample the median of its surroundings, each phase of a mosaic by itself: the two greens of a Bayer pattern may
/// have different black levels.
/// </summary>
internal static class LocalMedians
{
    /// <summary>Narrow enough for vignetting to be nothing within one window.</summary>
    private const int WindowColumns = 64;

    // Of a normal distribution: standard deviation over mean absolute deviation.
    private const double SigmaPerMeanDeviation = 1.2533141373155003;

    /// <param name="samples">A strip of whole rows, changed in place.</param>
    /// <param name="area">Where it lies on the sensor.</param>
    /// <param name="cfa">The mosaic; null for none.</param>
    /// <param name="levels">Each window's median is added.</param>
    /// <param name="noises">Each window's scatter is added.</param>
    public static void TakeOff(
        Span<float> samples, PixelRectangle area, CfaPattern? cfa, List<double> levels, List<double> noises)
    {
        var (across, down) = cfa is null ? (1, 1) : (cfa.RepeatWidth, cfa.RepeatHeight);
        for (int x = 0; x < area.Width; x += WindowColumns)
        {
            var window = new Window(x, Math.Min(area.Width, x + WindowColumns), area.Width, area.Height);
            double level = 0, deviation = 0;
            for (int phase = 0; phase < across * down; phase++)
            {
                var (median, count, sum) = TakeOff(samples, window, (phase % across, across), (phase / across, down));
                level += (double)median * count;
                deviation += sum;
            }

            int all = (window.Right - window.Left) * area.Height;
            levels.Add(level / all);
            noises.Add(SigmaPerMeanDeviation * deviation / all);
        }
    }

    private static (float Median, int Count, double Deviation) TakeOff(
        Span<float> samples, Window window, (int First, int Step) columns, (int First, int Step) rows)
    {
        Span<float> phase = stackalloc float[WindowColumns * window.Rows];
        int count = 0;
        for (int y = rows.First; y < window.Rows; y += rows.Step)
        {
            var row = samples.Slice(y * window.RowLength + window.Left, window.Right - window.Left);
            for (int x = columns.First; x < row.Length; x += columns.Step) phase[count++] = row[x];
        }

        if (count == 0) return (0, 0, 0);
        float median = RobustStatistics.Select(phase[..count], count / 2);
        float deviation = 0;
        for (int y = rows.First; y < window.Rows; y += rows.Step)
        {
            var row = samples.Slice(y * window.RowLength + window.Left, window.Right - window.Left);
            for (int x = columns.First; x < row.Length; x += columns.Step)
            {
                row[x] -= median;
                deviation += Math.Abs(row[x]);
            }
        }

        return (median, count, deviation);
    }

    private readonly record struct Window(int Left, int Right, int RowLength, int Rows);
}
