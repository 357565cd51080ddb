namespace AstroStacker.Imaging;

/// <summary>
/// The sky of a frame on a coarse grid: what its background, its noise and the flat's response do across the sensor.
/// Values between the cells' middles are bilinear, and go on straight for half a cell at the edges.
/// </summary>
public sealed record SkyCells
{
    private const double LeastResponse = 0.01;

    /// <summary>Middles of the cells, full-sensor pixels, rising; one a column.</summary>
    public required IReadOnlyList<float> Columns { get; init; }

    /// <summary>The same, one a row.</summary>
    public required IReadOnlyList<float> Rows { get; init; }

    /// <summary>One a colour; cells row by row.</summary>
    public required IReadOnlyList<IReadOnlyList<SkyCell>> Planes { get; init; }

    /// <summary>The same sky in other units: a level of 1 becomes <paramref name="factor"/>.</summary>
    public SkyCells InUnits(double factor) => this with
    {
        Planes = [.. Planes.Select(plane => plane.Select(cell => cell with
        {
            Level = (float)(cell.Level * factor),
            Variance = (float)(cell.Variance * factor * factor),
        }).ToArray())],
    };

    /// <summary>The calibrated sky of a colour at a full-sensor place.</summary>
    public double LevelAt(int plane, double x, double y) => At(plane, x, y, cell => cell.Level);

    /// <summary>The flat's response at a full-sensor place; positive.</summary>
    public double ResponseAt(int plane, double x, double y) =>
        Math.Max(LeastResponse, At(plane, x, y, cell => cell.Response));

    private double At(int plane, double x, double y, Func<SkyCell, double> value)
    {
        var cells = Planes[plane];
        var (left, across) = Place(Columns, x);
        var (top, down) = Place(Rows, y);
        int right = Math.Min(left + 1, Columns.Count - 1), bottom = Math.Min(top + 1, Rows.Count - 1), width = Columns.Count;
        double upper = Between(value(cells[top * width + left]), value(cells[top * width + right]), across);
        double lower = Between(value(cells[bottom * width + left]), value(cells[bottom * width + right]), across);
        return Between(upper, lower, down);
    }

    private static double Between(double a, double b, double share) => a + (b - a) * share;

    /// <summary>The middle before a place, and the share of the way to the next: -0.5 to 1.5.</summary>
    private static (int Before, double Share) Place(IReadOnlyList<float> middles, double at)
    {
        if (middles.Count == 1 || double.IsNaN(at)) return (0, 0);
        int before = 0;
        while (before < middles.Count - 2 && at >= middles[before + 1]) before++;
        double share = (at - middles[before]) / ((double)middles[before + 1] - middles[before]);
        return (before, Math.Clamp(share, -0.5, 1.5));
    }
}
