using AstroStacker.Imaging;

namespace AstroStacker.Registration;

/// <summary>
/// Pairs triangles of like shape; each pair votes for its three pairs of stars, and the triangles whose star pairs have
/// most votes are tried as transforms. No random draw: the same hypotheses on every run.
/// </summary>
internal sealed class TriangleVote(StarField reference, StarField frame, RegistrationLimits limits)
{
    /// <summary>Of the two ratios: a centroid off by 0.2 pixels in a triangle of 40.</summary>
    private const double ShapeTolerance = 0.007;

    /// <summary>Hypotheses that are tried against the stars, best votes first.</summary>
    public const int MostTrials = 300;

    /// <summary>Hypotheses worth growing.</summary>
    private const int MostHypotheses = 6;

    private const double AgreementPixels = 4;

    /// <summary>So many agreeing stars, and four times what chance gives, end the search at once.</summary>
    private const int PlentyAgreeing = 12;

    public List<Hypothesis> Find(TriangleIndex ofReference, TriangleIndex ofFrame)
    {
        var matches = Match(ofReference, ofFrame);
        var votes = new int[ofReference.StarCount * ofFrame.StarCount];
        foreach (var (r, f) in matches)
        {
            votes[r.A * ofFrame.StarCount + f.A]++;
            votes[r.B * ofFrame.StarCount + f.B]++;
            votes[r.C * ofFrame.StarCount + f.C]++;
        }

        int Votes((Triangle R, Triangle F) match) => votes[match.R.A * ofFrame.StarCount + match.F.A]
            + votes[match.R.B * ofFrame.StarCount + match.F.B] + votes[match.R.C * ofFrame.StarCount + match.F.C];
        double byChance = ofReference.StarCount * ChanceOdds.NearShare(frame, AgreementPixels);
        var found = new List<Hypothesis>();
        foreach (var (r, f) in matches.OrderByDescending(Votes).Take(MostTrials))
        {
            if (Guess(r, f) is not { } transform) continue;
            var hypothesis = new Hypothesis(transform, Agreeing(transform, ofReference.StarCount));
            if (hypothesis.Agreeing >= 4) found.Add(hypothesis);
            if (hypothesis.Agreeing >= PlentyAgreeing + 4 * byChance) break;
        }

        return [.. found.OrderByDescending(hypothesis => hypothesis.Agreeing).Take(MostHypotheses)];
    }

    private List<(Triangle Reference, Triangle Frame)> Match(TriangleIndex ofReference, TriangleIndex ofFrame)
    {
        var matches = new List<(Triangle, Triangle)>();
        var similar = new List<int>();
        foreach (var triangle in ofFrame.Triangles)
        {
            similar.Clear();
            ofReference.Similar(triangle, ShapeTolerance, similar);
            foreach (int number in similar)
            {
                var other = ofReference.Triangles[number];
                double scale = triangle.Longest / other.Longest;
                if (other.Clockwise == triangle.Clockwise && scale >= limits.LeastScale && scale <= limits.MostScale)
                    matches.Add((other, triangle));
            }
        }

        return matches;
    }

    private Transform? Guess(Triangle r, Triangle f) => TransformFit.Solve(
        [Pair(r.A, f.A), Pair(r.B, f.B), Pair(r.C, f.C)], TransformModel.Similarity);

    private PointPair Pair(int r, int f) => new(reference.X[r], reference.Y[r], frame.X[f], frame.Y[f], 1);

    private int Agreeing(Transform transform, int stars)
    {
        int agreeing = 0;
        for (int star = 0; star < stars; star++)
        {
            var (u, v) = transform.Map(reference.X[star], reference.Y[star]);
            if (frame.Covers(u, v) && frame.Tree.Nearest(u, v, AgreementPixels) >= 0) agreeing++;
        }

        return agreeing;
    }
}
