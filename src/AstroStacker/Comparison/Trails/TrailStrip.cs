namespace AstroStacker.Comparison.Trails;

/// <summary>
/// The bins about a path, laid out straight: sums and numbers of bins in pieces along it and cells across it. Trails run
/// aslant over the bins, so that cells narrower than bins fill up.
/// </summary>
internal sealed class TrailStrip
{
    /// <summary>Cells a bin.</summary>
    public const int CellsPerBin = 4;

    private readonly float[] _sums;
    private readonly int[] _counts;

    /// <param name="bins">Row by row; exact zeros are absent.</param>
    /// <param name="width">Of a row.</param>
    /// <param name="path">What the strip follows.</param>
    /// <param name="pieces">Along the path.</param>
    /// <param name="radius">To each side, bins.</param>
    public TrailStrip(ReadOnlySpan<float> bins, int width, TrailPath path, int pieces, int radius)
    {
        (Path, Pieces, Radius) = (path, pieces, radius);
        Cells = 2 * radius * CellsPerBin + 1;
        (_sums, _counts) = (new float[pieces * Cells], new int[pieces * Cells]);
        bool isSteep = Math.Abs(path.DirectionY) > Math.Abs(path.DirectionX);
        int columns = isSteep ? bins.Length / width : width, rows = isSteep ? width : bins.Length / width;
        double slant = isSteep ? path.DirectionX / path.DirectionY : path.DirectionY / path.DirectionX;
        double start = isSteep ? path.X - slant * path.Y : path.Y - slant * path.X;

        // How far a curved path strays from its line, and the strip's radius along a column.
        double reach = (radius + 0.5 + Math.Abs(path.Offset) + Math.Abs(path.Turn) + Math.Abs(path.Bend)) * Math.Sqrt(1 + slant * slant);
        for (int x = 0; x < columns; x++)
        {
            double middle = start + slant * x;
            int first = Math.Max(0, (int)Math.Ceiling(middle - reach)), last = Math.Min(rows - 1, (int)Math.Floor(middle + reach));
            for (int y = first; y <= last; y++)
            {
                var (binX, binY) = isSteep ? (y, x) : (x, y);
                float value = bins[binY * width + binX];
                if (value != 0) Add(binX - path.X, binY - path.Y, value);
            }
        }
    }

    public TrailPath Path { get; }

    public int Pieces { get; }

    /// <summary>Cells across; the middle one lies on the path.</summary>
    public int Cells { get; }

    /// <summary>To each side, bins.</summary>
    public int Radius { get; }

    /// <summary>Sums of the bins in a piece's cells, from the left side to the right.</summary>
    public ReadOnlySpan<float> Sums(int piece) => _sums.AsSpan(piece * Cells, Cells);

    public ReadOnlySpan<int> Counts(int piece) => _counts.AsSpan(piece * Cells, Cells);

    private void Add(double dx, double dy, float value)
    {
        double along = dx * Path.DirectionX + dy * Path.DirectionY;
        if (along < 0 || along >= Path.Length) return;
        double beside = dy * Path.DirectionX - dx * Path.DirectionY - Path.BesideAt(along);
        int cell = (int)Math.Floor((beside + Radius) * CellsPerBin + 0.5);
        if ((uint)cell >= (uint)Cells) return;
        int at = (int)(along / Path.Length * Pieces) * Cells + cell;
        _sums[at] += value;
        _counts[at]++;
    }
}
