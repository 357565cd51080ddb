namespace AstroStacker.Formats.Jpeg;

/// <summary>
/// Shrinks a picture, given row by row, so that its longer side is at most so many pixels: each result is the mean of
/// the area it covers, samples at its edges counting by their share.
/// </summary>
internal sealed class PictureReducer
{
    private readonly int _width;
    private readonly Cover[] _columns;
    private readonly double _rowStep;
    private readonly float[][] _planes;
    private readonly float[] _line;

    public PictureReducer(int width, int height, int planes, int longestSide)
    {
        _width = width;
        double step = Math.Max(1, Math.Max(width, height) / (double)longestSide);
        Width = Math.Max(1, (int)Math.Round(width / step));
        Height = Math.Max(1, (int)Math.Round(height / step));
        double columnStep = width / (double)Width;
        _columns = [.. Enumerable.Range(0, Width).Select(x => Cover.Of(x * columnStep, (x + 1) * columnStep, width))];
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
        for (int x = 0; x < Width; x++) _line[x] = _columns[x].MeanOf(samples);
        int last = Math.Min(Height - 1, (int)((y + 1) / _rowStep));
        for (int row = (int)(y / _rowStep); row <= last; row++)
        {
            double share = Math.Min(y + 1, (row + 1) * _rowStep) - Math.Max(y, row * _rowStep);
            if (share > 0) Add(_planes[plane].AsSpan(row * Width, Width), (float)(share / _rowStep));
        }
    }

    private void Add(Span<float> row, float share)
    {
        for (int x = 0; x < row.Length; x++) row[x] += share * _line[x];
    }

    /// <summary>The samples from First to Last, the outer two by their share, the inner ones whole.</summary>
    private readonly record struct Cover(int First, int Last, double FirstShare, double LastShare, double Length)
    {
        public static Cover Of(double from, double to, int count)
        {
            int first = (int)from, last = Math.Max(first, Math.Min(count, (int)Math.Ceiling(to)) - 1);
            return new Cover(first, last, Math.Min(to, first + 1) - from, to - Math.Max(from, last), to - from);
        }

        public float MeanOf(ReadOnlySpan<float> samples)
        {
            double sum = FirstShare * samples[First];
            if (Last == First) return (float)(sum / FirstShare);
            foreach (float sample in samples[(First + 1)..Last]) sum += sample;
            return (float)((sum + LastShare * samples[Last]) / Length);
        }
    }
}
