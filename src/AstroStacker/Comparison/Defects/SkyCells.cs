using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Comparison.Defects;

/// <summary>
/// Sky and noise of one frame along one band, a value a cell of 64x64 pixels and colour: the median, and how far below it
/// 16 % of the samples lie, which stars don't touch. From every eighth repetition of the mosaic's rows.
/// </summary>
internal sealed class SkyCells
{
    public const int CellPixels = 64;

    private const int EveryRepetition = 8;

    /// <summary>A band of fewer rows, at the sensor's lower end, is measured whole.</summary>
    private const int FewestRows = 32;

    /// <summary>Share of a normal distribution below one sigma.</summary>
    private const double BelowOneSigma = 0.158655;

    private readonly PixelRectangle _area;
    private readonly byte[] _colours;
    private readonly int _repeatWidth, _repeatHeight;
    private readonly float[][] _samples;
    private readonly int[] _counts;
    private readonly float[] _sky, _perNoise;

    public SkyCells(PixelRectangle area, CfaPattern? cfa)
    {
        _area = area;
        (_repeatWidth, _repeatHeight) = (cfa?.RepeatWidth ?? 1, cfa?.RepeatHeight ?? 1);
        _colours = [.. Enumerable.Range(0, _repeatWidth * _repeatHeight)
            .Select(i => (byte)(cfa?.ColourAt(i % _repeatWidth, i / _repeatWidth) ?? 0))];
        int colours = cfa?.ColourCount ?? 1;
        _samples = [.. Enumerable.Range(0, colours).Select(_ => new float[CellPixels * CellPixels])];
        _counts = new int[colours];
        _sky = new float[_repeatHeight * area.Width];
        _perNoise = new float[_sky.Length];
    }

    /// <summary>The sky under each pixel of full-sensor row <paramref name="y"/>.</summary>
    public ReadOnlySpan<float> Sky(int y) => _sky.AsSpan(y % _repeatHeight * _area.Width, _area.Width);

    /// <summary>1 / noise of each pixel of the row; 0 where there is none to measure by.</summary>
    public ReadOnlySpan<float> PerNoise(int y) => _perNoise.AsSpan(y % _repeatHeight * _area.Width, _area.Width);

    /// <summary>Measures the rows from <paramref name="top"/> to below <paramref name="bottom"/>, full-sensor.</summary>
    /// <param name="samples">Row by row, the area's width.</param>
    /// <param name="firstRow">The full-sensor row at which they start.</param>
    /// <param name="top">The band's first row.</param>
    /// <param name="bottom">Just below its last.</param>
    public void Measure(ReadOnlySpan<float> samples, int firstRow, int top, int bottom)
    {
        int every = bottom - top < FewestRows ? 1 : EveryRepetition;
        for (int left = _area.X; left < _area.Right; left += CellPixels)
        {
            int right = Math.Min(left + CellPixels, _area.Right);
            Array.Clear(_counts);
            for (int y = top; y < bottom; y++)
                if (y / _repeatHeight % every == 0)
                    Collect(samples.Slice((y - firstRow) * _area.Width, _area.Width), y, left, right);
            for (int colour = 0; colour < _counts.Length; colour++)
                Write(colour, left, right, Level(_samples[colour].AsSpan(0, _counts[colour])));
        }
    }

    private void Collect(ReadOnlySpan<float> row, int y, int left, int right)
    {
        var colours = _colours.AsSpan(y % _repeatHeight * _repeatWidth, _repeatWidth);
        for (int x = left, phase = left % _repeatWidth; x < right; x++)
        {
            int colour = colours[phase];
            _samples[colour][_counts[colour]++] = row[x - _area.X];
            if (++phase == _repeatWidth) phase = 0;
        }
    }

    private static (float Sky, float PerNoise) Level(Span<float> samples)
    {
        if (samples.IsEmpty) return (0, 0);
        int half = samples.Length / 2, share = (int)(BelowOneSigma * samples.Length);
        float sky = RobustStatistics.Select(samples, half);
        float low = sky - RobustStatistics.Select(samples[..(half + 1)], share);
        // A sky clipped at black has no lower half.
        if (low <= 0) low = RobustStatistics.Select(samples, samples.Length - 1 - share) - sky;
        return (sky, low > 0 ? 1 / low : 0);
    }

    private void Write(int colour, int left, int right, (float Sky, float PerNoise) level)
    {
        for (int phase = 0; phase < _colours.Length; phase++)
        {
            if (_colours[phase] != colour) continue;
            int row = phase / _repeatWidth * _area.Width, column = phase % _repeatWidth;
            int first = left + (column - left % _repeatWidth + _repeatWidth) % _repeatWidth;
            for (int x = first; x < right; x += _repeatWidth)
                (_sky[row + x - _area.X], _perNoise[row + x - _area.X]) = level;
        }
    }
}
