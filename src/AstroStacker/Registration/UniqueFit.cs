using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>
/// Whether a transform fits better than the same a little aside. Where the places of both lists lie on a grid (blocks of a
/// compressed picture, a pattern of the sensor) many transforms fit alike, and pairs say nothing.
/// </summary>
internal static class UniqueFit
{
    private const int MostStars = 300;

    /// <summary>Frame stars looked at around each, on average, and how far they may lie, pixels.</summary>
    private const double StarsAround = 30, MostReach = 350;

    /// <summary>
    /// A vector that so large a share of the pairs has beside the zero one makes the fit one of many.
    /// </summary>
    private const double MostShare = 0.6;

    /// <summary>Unless it is so few, or no more above the mean of all vectors than their own scatter brings.</summary>
    private const int LeastElsewhere = 3, ChanceSigmas = 5;

    /// <summary>Cells from the middle to the edge, at most.</summary>
    private const int MostCells = 120;

    /// <summary>Side of the cells that vectors are counted in, pixels.</summary>
    private const double LeastCell = 1;

    /// <summary>
    /// The vector, in frame pixels, by which the frame's stars could be moved to fit the reference nearly as well; null
    /// where there is none.
    /// </summary>
    public static (double X, double Y)? Elsewhere(
        StarField reference, StarField frame, Transform transform, double radius)
    {
        double reach = Math.Min(MostReach, Math.Sqrt(StarsAround / Math.Max(frame.Density, 1e-12)) / 2);
        double cell = Math.Max(Math.Max(LeastCell, radius), reach / MostCells);
        int half = (int)(reach / cell), side = 2 * half + 3;
        if (half < 3) return null;
        var cells = new int[side * side];
        var places = new List<int>();
        int fitting = 0, seen = 0;
        var around = new List<int>();
        for (int star = 0; star < reference.Count && seen < MostStars; star++)
        {
            var (u, v) = transform.Map(reference.X[star], reference.Y[star]);
            if (!frame.Edge.Contains(u, v)) continue;
            seen++;
            around.Clear();
            frame.Grid.Around(u, v, half * cell, around);
            foreach (int other in around)
            {
                int x = (int)Math.Round((frame.X[other] - u) / cell), y = (int)Math.Round((frame.Y[other] - v) / cell);
                if (Math.Abs(x) <= 1 && Math.Abs(y) <= 1) fitting++;
                else places.Add((y + half + 1) * side + x + half + 1);
            }
        }

        foreach (int place in places) cells[place]++;
        var (most, at) = Most(cells, places, side);
        double mean = 9.0 * places.Count / (side * side);
        double byChance = mean + LeastElsewhere + ChanceSigmas * Math.Sqrt(mean);
        if (most < Math.Max(byChance, MostShare * fitting)) return null;
        return ((at % side - half - 1) * cell, (at / side - half - 1) * cell);
    }

    /// <summary>The fullest three by three cells.</summary>
    private static (int Count, int Place) Most(int[] cells, List<int> places, int side)
    {
        var most = (Count: 0, Place: 0);
        foreach (int place in places)
        {
            int count = 0;
            for (int row = place - side; row <= place + side; row += side)
                count += cells[row - 1] + cells[row] + cells[row + 1];
            if (count > most.Count) most = (count, place);
        }

        return most;
    }
}
