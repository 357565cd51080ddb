using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>
/// Looks at some rows of a frame, spread evenly over its height: level, scatter and whether anything stands out that is wider
/// than a pixel. Each colour of a mosaic is compared with itself, in windows small enough for vignetting to be nothing.
/// </summary>
internal static class PixelProbe
{
    private const int StripRows = 8;

    /// <summary>Samples to look at: some stars of a sparse field must lie among them.</summary>
    private const int WantedSamples = 300_000;

    /// <summary>Standing out begins at so many sigma.</summary>
    private const float DetailSigmas = 5;

    /// <summary>In a bright frame it takes this share of the level too: dust rings of a flat are shallower, stars are not.</summary>
    private const double DetailShareOfLevel = 0.15;

    /// <summary>From here a frame is bright, as a share of the range.</summary>
    public const double BrightShare = 0.1;

    private const int LeastBlob = 6;

    // Rounding hides scatter below this, ADU.
    private const double LeastIntegerNoise = 0.3;

    /// <summary>Copies whole rows of the plane that is looked at.</summary>
    private delegate void ReadRows(PixelRectangle area, Span<float> samplesAdu);

    /// <summary>Reads no more than the rows where the file allows it; else decodes the whole once.</summary>
    public static PixelSample Look(IFrameReader reader, CancellationToken stop)
    {
        var info = reader.Info;
        int plane = info.PlaneCount == 1 ? 0 : 1;
        if (reader is not IDecodingReader decoding) return Look(info, (area, samples) => reader.Read(plane, area, samples));
        int size = info.Width * info.Height;
        using var all = PlanePool.Rent<ushort>(size * info.PlaneCount);
        decoding.Decode(all.Span, stop);
        var memory = all.Memory.Slice(plane * size, size);
        return Look(info, (area, samples) =>
        {
            for (int y = 0; y < area.Height; y++)
            {
                var row = memory.Span.Slice((area.Y + y) * info.Width + area.X, area.Width);
                for (int x = 0; x < row.Length; x++) samples[y * area.Width + x] = row[x];
            }
        });
    }

    private static PixelSample Look(FrameInfo info, ReadRows read)
    {
        var area = info.VisibleArea;
        int strips = Math.Clamp(WantedSamples / area.Width / StripRows, 3, 512);
        int rows = Math.Min(StripRows, area.Height);
        strips = Math.Min(strips, area.Height / rows);
        using var samples = PlanePool.Rent<float>(strips * rows * area.Width);
        var (levels, noises) = (new List<double>(), new List<double>());
        for (int i = 0; i < strips; i++)
        {
            int y = area.Y + (int)((long)(area.Height - rows) * i / Math.Max(1, strips - 1));
            var span = samples.Span.Slice(i * rows * area.Width, rows * area.Width);
            var at = new PixelRectangle(area.X, y, area.Width, rows);
            read(at, span);
            LocalMedians.TakeOff(span, at, info.Cfa, levels, noises);
        }

        double level = RobustStatistics.Median(levels.ToArray()), noise = RobustStatistics.Median(noises.ToArray());
        if (info.SampleType != SampleType.Float32) noise = Math.Max(noise, LeastIntegerNoise);
        double black = info.Black.MeanAdu, range = Math.Max(1e-9, info.SaturationAdu - black);
        double share = (level - black) / range;
        double threshold = Math.Max(DetailSigmas * noise, share > BrightShare ? DetailShareOfLevel * (level - black) : 0);
        int detail = 0;
        for (int i = 0; i < strips; i++)
            detail += CountDetail(samples.Span.Slice(i * rows * area.Width, rows * area.Width), area.Width, rows, (float)threshold);
        return new PixelSample(level, noise, share, detail, samples.Length);
    }

    /// <summary>
    /// Samples above the threshold that stand in a blob: of the nine in and around each at least six above half of it. Neither hot
    /// pixels nor hot columns nor cosmic rays are that wide. In frames of ours stars gave 26 and more in 100,000, darks below 1.
    /// </summary>
    internal static int CountDetail(ReadOnlySpan<float> residuals, int width, int rows, float threshold)
    {
        int count = 0;
        for (int y = 1; y < rows - 1; y++)
        {
            var own = residuals.Slice(y * width, width);
            for (int x = 1; x < width - 1; x++)
                if (own[x] > threshold && CountAround(residuals, y * width + x, width, threshold / 2) >= LeastBlob) count++;
        }

        return count;
    }

    private static int CountAround(ReadOnlySpan<float> residuals, int at, int width, float threshold)
    {
        int count = 0;
        for (int row = at - width; row <= at + width; row += width)
            foreach (float sample in residuals.Slice(row - 1, 3))
                if (sample > threshold) count++;
        return count;
    }
}
