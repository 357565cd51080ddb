using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>Chooses which candidates are measured: a transform is only as good as its stars are spread.</summary>
internal static class CandidateSpread
{
    /// <summary>Cells a side of the grid the stars are spread over.</summary>
    private const int Cells = 8;

    /// <summary>
    /// The highest candidates, no cell of the frame giving more than thrice its share, first those that are among the
    /// best of their cell; twice as many as wanted, for those that prove to be none.
    /// </summary>
    public static List<Candidate> Best(IReadOnlyList<Candidate> candidates, PixelRectangle area, int mostStars)
    {
        int share = Math.Max(1, 3 * mostStars / (Cells * Cells)), wanted = 2 * mostStars;
        var taken = new int[Cells * Cells];
        var best = new List<Candidate>(wanted);
        var rest = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            int column = Math.Clamp((int)((candidate.X - area.X) * Cells / area.Width), 0, Cells - 1);
            int row = Math.Clamp((int)((candidate.Y - area.Y) * Cells / area.Height), 0, Cells - 1);
            if (taken[row * Cells + column]++ < share) best.Add(candidate);
            else if (rest.Count < wanted) rest.Add(candidate);
            if (best.Count == wanted) return best;
        }

        return [.. best.Concat(rest).Take(wanted)];
    }
}
