using AstroStacker.Registration.Asterisms;

namespace AstroStacker.Registration.Lenses;

/// <summary>
/// First pairs of a distorted frame: those around a match of asterisms that a plain homography still follows. They may
/// cover a part of the frame alone and decide nothing; a lens grows them.
/// </summary>
internal static class LensSeed
{
    /// <summary>Hypotheses looked at, and the share of the stars that ends the search.</summary>
    private const int MostGrown = 6;
    private const double PlentyShare = 0.3;

    /// <summary>The most pairs that any promising hypothesis grows to; empty where none does.</summary>
    /// <param name="reference">Its index is shared by all frames.</param>
    /// <param name="frame">The other field.</param>
    /// <param name="limits">Which scales may be.</param>
    /// <param name="tried">Hypotheses that were considered: chance had as many tries.</param>
    public static List<(int Reference, int Frame)> Pairs(
        ReferenceStars reference, StarField frame, RegistrationLimits limits, out int tried)
    {
        var best = new List<(int Reference, int Frame)>();
        var asterisms = new FrameAsterisms(frame);
        tried = 0;
        foreach (var level in (AsterismLevel[])[AsterismLevel.Bright, AsterismLevel.Deep])
        {
            var quads = level == AsterismLevel.Bright ? asterisms.Bright : asterisms.Deep;
            var search = new QuadSearch(reference.Quads(level), reference.Field, frame, limits);
            var growth = new StarGrowth(reference.Field, frame);
            int grown = 0;
            foreach (var hypothesis in search.Find(quads, mirrored: false))
            {
                var pairs = growth.Grow(hypothesis);
                if (pairs.Count > best.Count) best = pairs;
                if (best.Count >= PlentyShare * Math.Min(reference.Field.Count, frame.Count)) break;
                if (++grown == MostGrown) break;
            }

            tried += Math.Max(1, search.Tried);
            if (best.Count >= LensSearch.LeastPairs) break;
        }

        return best;
    }
}
