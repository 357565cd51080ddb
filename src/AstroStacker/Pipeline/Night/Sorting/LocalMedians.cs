using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>Takes from each sample the median of its surroundings, each phase of a mosaic by itself.</summary>
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
    public static void TakeOff(Span<float> samples, PixelRectangle area, CfaPattern? cfa, List<double> levels, List<double> noises)
    {
        Span<float> phaseSamples = stackalloc float[WindowColumns * area.Height];
        for (int x = 0; x < area.Width; x += WindowColumns)
        {
            int columns = Math.Min(WindowColumns, area.Width - x);
            double level = 0, deviation = 0;
            for (int phase = 0; phase < PhaseCount(cfa); phase++)
            {
                int count = 0;
                for (int y = 0; y < area.Height; y++)
                {
                    int row = y * area.Width + x;
                    for (int i = 0; i < columns; i++)
                        if (PhaseAt(cfa, area.X + x + i, area.Y + y) == phase) phaseSamples[count++] = samples[row + i];
                }

                if (count == 0) continue;
                float median = RobustStatistics.Select(phaseSamples[..count], count / 2);
                level += (double)median * count;
                for (int y = 0; y < area.Height; y++)
                {
                    int row = y * area.Width + x;
                    for (int i = 0; i < columns; i++)
                    {
                        if (PhaseAt(cfa, area.X + x + i, area.Y + y) != phase) continue;
                        samples[row + i] -= median;
                        deviation += Math.Abs(samples[row + i]);
                    }
                }
            }

            levels.Add(level / (columns * area.Height));
            noises.Add(SigmaPerMeanDeviation * deviation / (columns * area.Height));
        }
    }

    // The two greens of a Bayer pattern may have different black levels.
    private static int PhaseCount(CfaPattern? cfa) => cfa is null ? 1 : cfa.IsBayer ? 4 : cfa.ColourCount;

    private static int PhaseAt(CfaPattern? cfa, int x, int y) =>
        cfa is null ? 0 : cfa.IsBayer ? (y & 1) * 2 + (x & 1) : cfa.ColourAt(x, y);
}
