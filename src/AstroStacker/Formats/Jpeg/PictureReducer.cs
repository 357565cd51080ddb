namespace AstroStacker.Formats.Jpeg;

/// <summary>
/// Shrinks a picture, given row by row, so that its longer side is at most so many pixels: each result is the mean of the
/// area it covers, samples at its edges counting by their share.
/// </summary>
internal sealed class PictureReducer
{
    private readonly int _width;
    private readonly double _columnStep;
    private readonly double _rowStep;
    private readonly float[][] _planes;
    private readonly float[] _line;

    public PictureReducer(int width, int height, int planes, int longestSide)
    {
        _width = width;
        double step = Math.Max(1, Math.Max(width, height) / (double)longestSide);
        Width = Math.Max(1, (int)Math.Round(width / step));
        Height = Math.Max(1, (int)Math.Round(height / step));
        _columnStep = width / (double)Width;
        _rowStep = height / (double)Height;
        _line = new float[Width];
        _planes = new float[planes][];
        for (int plane = 0; plane < planes; plane++) _planes[plane] = new float[Width * Height];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Width x Height samples each; complete when every row was added.</summary>
    public IReadOnlyList<float[]> Planes => _planes;

    public void AddRow(int plane, int y, ReadOnlySpan<float> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, _width);
        for (int x = 0; x < Width; x++) _line[x] = MeanOf(samples, x * _columnStep, (x + 1) * _columnStep);
        int last = Math.Min(Height - 1, (int)((y + 1) / _rowStep));
        for (int row = (int)(y / _rowStep); row <= last; row++)
        {
            double share = Math.Min(y + 1, (row + 1) * _rowStep) - Math.Max(y, row * _rowStep);
            if (share > 0) Add(_planes[plane].AsSpan(row * Width, Width), (float)(share / _rowStep));
        }
    }

    private static float MeanOf(ReadOnlySpan<float> samples, double from, double to)
    {
        int first = (int)from, last = Math.Min(samples.Length - 1, (int)to);
        if (to - from == 1 && from == first) return samples[first];
        double sum = 0;
        for (int x = first; x <= last; x++)
        {
            double share = Math.Min(to, x + 1) - Math.Max(from, x);
            if (share > 0) sum += share * samples[x];
        }

        return (float)(sum / (to - from));
    }

    private void Add(Span<float> row, float share)
    {
        for (int x = 0; x < row.Length; x++) row[x] += share * _line[x];
    }
}
