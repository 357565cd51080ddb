using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>
/// Light and noise of each colour where a cell of the mesh is darkest. Second differences of samples in a row are ordered by how
/// bright the bins above and below that row are, and the darkest quarter is taken: those bins share no noise with the row,
/// so that the choice favours neither low nor high samples, but they do share its stars.
/// </summary>
internal sealed class QuietSky
{
    private const int QuietShare = 4;

    /// <summary>Differences beyond so many sigma are those of cosmic rays, hot pixels and stars.</summary>
    private const double ClipSigma = 4;

    /// <summary>Variance of the differences that lie within 4 sigma.</summary>
    private const double ClippedVariance = 0.99893;

    /// <summary>The squared <see cref="CellSky.DifferenceSigma"/>.</summary>
    private const double DifferenceVariance = 6;

    private readonly BinGrid _grid;
    private readonly MeshAxis _across;
    private readonly int _side;
    private readonly float[] _brightness;
    private readonly float[] _ordered;
    private readonly (double Difference, double Level)[] _found;
    private readonly List<QuietLevel>[] _levels;

    /// <param name="grid">The bins.</param>
    /// <param name="side">Places looked at along a side of a cell.</param>
    /// <param name="colours">Colours or planes.</param>
    public QuietSky(BinGrid grid, int side, int colours)
    {
        _grid = grid;
        _across = new MeshAxis(grid.Width);
        _side = side;
        _brightness = new float[side * side];
        _ordered = new float[side * side];
        _found = new (double, double)[side * side];
        _levels = [.. Enumerable.Range(0, colours).Select(_ => new List<QuietLevel>())];
    }

    /// <summary>One list a colour, cells row by row.</summary>
    public IReadOnlyList<IReadOnlyList<QuietLevel>> Cells => _levels;

    /// <summary>Takes one colour of a strip.</summary>
    /// <param name="colour">Its number.</param>
    /// <param name="samples">Of the window.</param>
    /// <param name="strip">Where they and the bins lie.</param>
    /// <param name="bins">Of the strip, all planes in them.</param>
    /// <param name="offsets">Places of the colour in the bins.</param>
    /// <param name="sigmas">Of a sample in each cell, roughly; to tell outliers.</param>
    public void Collect(
        int colour, ReadOnlySpan<float> samples, SkyStrip strip, ReadOnlySpan<float> bins, SampleOffsets offsets,
        ReadOnlySpan<double> sigmas)
    {
        for (int cell = 0; cell < _across.Cells; cell++)
        {
            if (_across.Length <= 2 * CellSky.Apart || strip.Rows < 3) _levels[colour].Add(default);
            else _levels[colour].Add(Measure(samples, strip, bins, offsets, (cell, sigmas[cell])));
        }
    }

    private QuietLevel Measure(
        ReadOnlySpan<float> samples, SkyStrip strip, ReadOnlySpan<float> bins, SampleOffsets offsets, (int Number, double Sigma) cell)
    {
        int start = _across.Start(cell.Number), length = _across.End(cell.Number) - start, apart = CellSky.Apart * _grid.Size;
        for (int k = 0; k < _found.Length; k++)
        {
            int i = k % _side, j = k / _side;
            int x = Math.Clamp(start + i * length / _side, CellSky.Apart, _across.Length - 1 - CellSky.Apart);
            int y = Math.Clamp(j * strip.Rows / _side, 1, strip.Rows - 2);
            var (dx, dy) = offsets.At(x, strip.FirstRow + y, (i + j) & 1);
            int at = strip.At(x * _grid.Size + dx, y * _grid.Size + dy);
            double left = samples[at - apart], middle = samples[at], right = samples[at + apart];
            _found[k] = (left - 2 * middle + right, (left + middle + right) / 3);
            _brightness[k] = Brightness(bins, x, y);
        }

        _brightness.CopyTo(_ordered, 0);
        float brightest = RobustStatistics.Select(_ordered.AsSpan(), _ordered.Length / QuietShare);
        return Darkest(brightest, ClipSigma * CellSky.DifferenceSigma * cell.Sigma);
    }

    private QuietLevel Darkest(float brightest, double limit)
    {
        double squares = 0, levels = 0;
        int count = 0;
        for (int k = 0; k < _found.Length; k++)
        {
            var (difference, level) = _found[k];
            if (_brightness[k] > brightest || Math.Abs(difference) > limit) continue;
            squares += difference * difference;
            levels += level;
            count++;
        }

        return count == 0 ? default : new QuietLevel(levels / count, squares / count / (DifferenceVariance * ClippedVariance));
    }

    /// <summary>Of the bins above and below.</summary>
    private float Brightness(ReadOnlySpan<float> bins, int x, int y)
    {
        float sum = 0;
        var above = bins.Slice((y - 1) * _grid.Width + x - CellSky.Apart, 2 * CellSky.Apart + 1);
        var below = bins.Slice((y + 1) * _grid.Width + x - CellSky.Apart, 2 * CellSky.Apart + 1);
        for (int i = 0; i < above.Length; i++) sum += above[i] + below[i];
        return sum;
    }
}
