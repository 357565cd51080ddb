using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Pipeline.Storage;

/// <summary>
/// Stands in for samples without a value (NaN, BLANK), which count for nothing but lie under the filters: the frame's median level
/// at the same place of its mosaic, so that no edge is seen there.
/// </summary>
public sealed class AbsentFill
{
    /// <summary>Places along the height where rows are looked at.</summary>
    private const int Places = 16;

    private readonly float[][] _levelsAdu;
    private readonly int _width, _height;

    private AbsentFill(float[][] levelsAdu, int width, int height) => (_levelsAdu, _width, _height) = (levelsAdu, width, height);

    /// <summary>Reads a window of raw ADU, with NaN for no value.</summary>
    public delegate void ReadWindow(int plane, PixelRectangle area, Span<float> samplesAdu);

    /// <summary>Looks at a few rows; where all of them are empty, the level is the file's black.</summary>
    public static AbsentFill Measure(FrameInfo info, ReadWindow read)
    {
        int width = info.Cfa?.RepeatWidth ?? 1, height = info.Cfa?.RepeatHeight ?? 1;
        var levels = new float[info.PlaneCount][];
        using var row = PlanePool.Rent<float>(info.Width);
        for (int plane = 0; plane < info.PlaneCount; plane++)
        {
            var found = new List<double>[width * height];
            for (int phase = 0; phase < found.Length; phase++) found[phase] = [];
            foreach (int y in RowsOf(info.Height, height))
            {
                read(plane, new PixelRectangle(0, y, info.Width, 1), row.Span);
                for (int x = 0; x < info.Width; x++)
                    if (!float.IsNaN(row.Span[x])) found[y % height * width + x % width].Add(row.Span[x]);
            }

            levels[plane] = [.. found.Select(some => some.Count == 0
                ? info.Black.MeanAdu : (float)RobustStatistics.Median(some.ToArray()))];
        }

        return new AbsentFill(levels, width, height);
    }

    /// <summary>Puts the levels in the place of NaN; returns how many there were.</summary>
    /// <param name="plane">Of the file.</param>
    /// <param name="area">Full-sensor coordinates of the window.</param>
    /// <param name="samplesAdu">Its samples, row by row.</param>
    /// <param name="flags">Receives <see cref="SampleFlags.Absent"/> in addition to what is there; may be empty.</param>
    public long Apply(int plane, PixelRectangle area, Span<float> samplesAdu, Span<byte> flags)
    {
        long count = 0;
        for (int i = SampleKernels.NextNaN(samplesAdu, 0); i >= 0; i = SampleKernels.NextNaN(samplesAdu, i + 1))
        {
            int x = area.X + i % area.Width, y = area.Y + i / area.Width;
            samplesAdu[i] = _levelsAdu[plane][y % _height * _width + x % _width];
            if (!flags.IsEmpty) flags[i] |= (byte)SampleFlags.Absent;
            count++;
        }

        return count;
    }

    private static IEnumerable<int> RowsOf(int rows, int repeat)
    {
        int step = Math.Max(1, rows / repeat / Places) * repeat;
        return Enumerable.Range(0, rows).Where(y => y % step < repeat);
    }
}
