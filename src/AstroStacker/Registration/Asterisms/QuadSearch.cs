namespace AstroStacker.Registration.Asterisms;

/// <summary>Hypotheses from quads of like shape, each checked against the stars around it.</summary>
internal sealed class QuadSearch(QuadIndex index, StarField reference, StarField frame, RegistrationLimits limits)
{
    /// <summary>
    /// Of the four numbers: what distortion does, and centroids that are off, in pixels of the quad's length.
    /// </summary>
    private const double ShapeTolerance = 0.008, PlaceTolerancePixels = 0.3;

    /// <summary>Tried as soon as found.</summary>
    private const double SureOdds = 1e-9;

    /// <summary>Hypotheses worth growing: the sure ones, and the best of the others.</summary>
    private const int MostSure = 4, MostGrown = 8;

    /// <summary>The others are only worth it when chance gives as many agreeing stars no more often.</summary>
    private const double WorthOdds = 0.01;

    private readonly Agreement _agreement = new(reference, frame);

    /// <summary>Transforms considered so far.</summary>
    public int Tried { get; private set; }

    /// <summary>The most promising first, as far as that is known before all are seen.</summary>
    public IEnumerable<Hypothesis> Find(Quad[] ofFrame, bool mirrored)
    {
        var best = new BestHypotheses(MostGrown);
        var similar = new List<Quad>();
        int sure = 0;
        foreach (var quad in ofFrame)
        {
            float tolerance = (float)Math.Min(
                QuadIndex.MostTolerance, ShapeTolerance + PlaceTolerancePixels / quad.Length);
            similar.Clear();
            index.Similar(mirrored ? quad.Code.Mirrored : quad.Code, tolerance, similar);
            foreach (var other in similar)
            {
                if (!limits.AllowsScale(quad.Length / other.Length, tolerance)) continue;
                Tried++;
                var hypothesis = Check(other, quad);
                if (hypothesis.Odds <= SureOdds)
                {
                    yield return hypothesis;
                    if (++sure == MostSure) yield break;
                }
                else if (hypothesis.Odds <= WorthOdds) best.Add(hypothesis);
            }
        }

        foreach (var hypothesis in best.Kept) yield return hypothesis;
    }

    private Hypothesis Check(in Quad r, in Quad f)
    {
        ReadOnlySpan<(int, int)> seed = [(r.A, f.A), (r.B, f.B), (r.C, f.C), (r.D, f.D)];
        var guess = Similarity.Of(reference, frame, seed);
        double odds = _agreement.OddsOf(guess, index.Near.Of(r.A), seed);
        return new Hypothesis(odds <= WorthOdds ? seed.ToArray() : [], guess, odds);
    }
}
