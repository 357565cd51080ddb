
namespace AstroStacker.Registration.Asterisms;

/// <summary>
/// Hypotheses from triangles of like shape. Each match votes for its angle and scale: those of true matches are all the
/// same, those of chance are spread, so that a few stars in common stand out of many that aren't.
/// </summary>
internal sealed class TriangleSearch(
    TriangleIndex index, StarField reference, StarField frame, RegistrationLimits limits)
{
    /// <summary>
    /// Of the two ratios: what distortion does, and centroids that are off, in pixels of the longest side.
    /// </summary>
    private const float ShapeTolerance = 0.001f, PlaceTolerancePixels = 0.2f, MostTolerance = 0.01f;

    /// <summary>Radians and steps of the logarithm of the scale, of a cell of votes.</summary>
    private const double Step = 0.005;

    /// <summary>Matches checked against the stars, most votes first.</summary>
    private const int MostChecked = 200;

    /// <summary>
    /// Triangles of faint stars are left out once there are so many: dense clusters match too easily.
    /// </summary>
    private const int MostMatches = 60_000;

    private const int MostGrown = 8;

    private const double WorthOdds = 0.01;

    private readonly Agreement _agreement = new(reference, frame);
    private readonly int _angles = (int)Math.Ceiling(2 * Math.PI / Step);

    /// <summary>Transforms considered.</summary>
    public int Tried { get; private set; }

    /// <summary>The most promising first.</summary>
    public IEnumerable<Hypothesis> Find(Triangle[] ofFrame, int stars, bool mirrored)
    {
        var matches = Match(ofFrame, mirrored);
        Tried = matches.Count;
        var votes = Vote(matches);
        int[] all = [.. Enumerable.Range(0, Math.Min(stars, reference.Count))];
        var best = new BestHypotheses(MostGrown);
        foreach (int i in MostVotes(votes))
        {
            var (r, f) = (index.Triangles[matches[i].Reference], ofFrame[matches[i].Frame]);
            (int, int)[] seed = [(r.A, f.A), (r.B, f.B), (r.C, f.C)];
            var guess = Similarity.Of(reference, frame, seed);
            double odds = _agreement.OddsOf(guess, all, seed);
            if (odds <= WorthOdds || matches.Count < MostGrown) best.Add(new Hypothesis(seed, guess, odds));
        }

        return best.Kept;
    }

    /// <summary>Numbers of triangles of like shape, and the cell they vote for.</summary>
    private List<(int Reference, int Frame, int Cell)> Match(Triangle[] ofFrame, bool mirrored)
    {
        var matches = new List<(int, int, int)>();
        var similar = new List<int>();
        for (int n = 0; n < ofFrame.Length && matches.Count < MostMatches; n++)
        {
            ref readonly var triangle = ref ofFrame[n];
            float tolerance = Math.Min(MostTolerance, ShapeTolerance + PlaceTolerancePixels / triangle.Longest);
            similar.Clear();
            index.Similar(triangle, tolerance, similar);
            foreach (int number in similar)
            {
                ref readonly var other = ref index.Triangles[number];
                double scale = triangle.Longest / other.Longest;
                if (other.Clockwise == (triangle.Clockwise != mirrored) && limits.AllowsScale(scale, tolerance))
                    matches.Add((number, n, CellOf(other, triangle, scale)));
            }
        }

        return matches;
    }

    /// <summary>The cell of the angle between the longest sides, and of the scale.</summary>
    private int CellOf(in Triangle r, in Triangle f, double scale)
    {
        double x = reference.X[r.C] - reference.X[r.B], y = reference.Y[r.C] - reference.Y[r.B];
        double u = frame.X[f.C] - frame.X[f.B], v = frame.Y[f.C] - frame.Y[f.B];
        int column = (int)((Math.Atan2(x * v - y * u, x * u + y * v) + 2 * Math.PI) / Step) % _angles;
        return (1 + (int)(Math.Log(scale / limits.LeastScale * 1.1) / Step)) * _angles + column;
    }

    /// <summary>The votes of each match's cell and the eight around it.</summary>
    private int[] Vote(List<(int Reference, int Frame, int Cell)> matches)
    {
        int rows = matches.Count == 0 ? 0 : matches.Max(match => match.Cell) / _angles + 2;
        var cells = new ushort[rows * _angles];
        foreach (var match in matches) cells[match.Cell]++;
        var votes = new int[matches.Count];
        for (int i = 0; i < votes.Length; i++)
        {
            int row = matches[i].Cell / _angles, column = matches[i].Cell % _angles;
            int left = (column + _angles - 1) % _angles, right = (column + 1) % _angles;
            for (int y = Math.Max(0, row - 1); y <= row + 1; y++)
                votes[i] += cells[y * _angles + left] + cells[y * _angles + column] + cells[y * _angles + right];
        }

        return votes;
    }

    /// <summary>Numbers of the matches with most votes, the earlier of equals.</summary>
    private static IEnumerable<int> MostVotes(int[] votes)
    {
        if (votes.Length <= MostChecked) return Enumerable.Range(0, votes.Length);
        int least = Numerics.RobustStatistics.Select<int>((int[])votes.Clone(), votes.Length - MostChecked);
        var most = new List<int>(MostChecked);
        var equal = new List<int>(MostChecked);
        for (int i = 0; i < votes.Length; i++)
            if (votes[i] > least) most.Add(i);
            else if (votes[i] == least && equal.Count < MostChecked) equal.Add(i);
        return most.OrderByDescending(i => votes[i]).Concat(equal).Take(MostChecked);
    }
}
