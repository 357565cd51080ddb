using AstroStacker.Imaging;

namespace AstroStacker.Comparison;

/// <summary>
/// Where stars and other detail stand and how high: seeing, transparency and the last tenth of a pixel of registration
/// change them from frame to frame by a share of the height of a bin or its neighbours above the smooth sky.
/// </summary>
internal sealed class NightStructure : IDisposable
{
    /// <summary>Heights below so many sigma of the model are noise.</summary>
    private const float LeastSigma = 3;

    private readonly PlanePool.Rented<float> _values;

    public NightStructure(NightModel model, BinnedGrid grid)
    {
        int width = grid.Width, height = grid.Height;
        _values = PlanePool.Rent<float>(width * height);
        using var heights = PlanePool.Rent<float>(width * height);
        model.CopyMedian(heights.Span);
        var smooth = new CellSurface(heights.Span, width);
        float[] levels = new float[width], sigmas = new float[width];
        for (int y = 0; y < height; y++)
        {
            smooth.FillRow(y, levels, sigmas);
            var row = heights.Span.Slice(y * width, width);
            for (int x = 0; x < width; x++)
                row[x] = float.IsPositiveInfinity(row[x]) ? 0
                    : Math.Max(0, Math.Abs(row[x] - levels[x]) - LeastSigma * sigmas[x]);
        }

        for (int y = 0; y < height; y++)
        {
            var row = heights.Span.Slice(y * width, width);
            var above = heights.Span.Slice(Math.Max(0, y - 1) * width, width);
            var below = heights.Span.Slice(Math.Min(height - 1, y + 1) * width, width);
            for (int x = 0; x < width; x++) levels[x] = Math.Max(row[x], Math.Max(above[x], below[x]));
            var result = _values.Span.Slice(y * width, width);
            for (int x = 0; x < width; x++)
                result[x] = Math.Max(levels[x], Math.Max(levels[Math.Max(0, x - 1)], levels[Math.Min(width - 1, x + 1)]));
        }
    }

    /// <summary>In units of the normalised samples, row by row.</summary>
    public ReadOnlySpan<float> Values => _values.Span;

    public void Dispose() => _values.Dispose();
}
