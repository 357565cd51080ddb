using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Comparison.Defects;

/// <summary>
/// Finds the pixels that don't follow the light, in the sensor's own coordinates, from lights alone: each pixel's mean
/// deviation from the sky over frames spread through the night, against its neighbours of the same colour. Works in
/// bands of 64 rows; the result does not depend on threads.
/// </summary>
public static class DefectSearch
{
    /// <summary>More tell little more: the mean's noise falls with the root of their number.</summary>
    public const int MostFrames = 32;

    /// <summary>With fewer a star can't be told from a defect.</summary>
    private const int FewestFrames = 3;

    private const int SmallestSidePixels = 32;

    /// <summary>A sensor has some parts in a thousand; a map with more than this share has found something else.</summary>
    private const double LargestShare = 0.02;

    /// <param name="frames">
    /// Of one night, in its order; those of another sensor than the first one's are passed over, and of the rest at most
    /// <see cref="MostFrames"/>, evenly spread, are read.
    /// </param>
    /// <param name="threads">Bands at a time.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static DefectFindings Find(IReadOnlyList<ICalibratedFrame> frames, int threads, CancellationToken cancellationToken)
    {
        var chosen = Choose(frames);
        if (chosen.Count < FewestFrames) return Nothing(chosen.Count, $"fewer than {FewestFrames} frames of one sensor");
        var (area, cfa) = (chosen[0].Area, chosen[0].Info.Cfa);
        if (chosen[0].Info.PlaneCount != 1) return Nothing(chosen.Count, "the frames are colour pictures, no longer sensor samples");
        if (Math.Min(area.Width, area.Height) < SmallestSidePixels) return Nothing(chosen.Count, "the frames are too small");

        var places = new NeighbourPlaces(cfa);
        int bands = (area.Height + DefectBand.Rows - 1) / DefectBand.Rows;
        var found = new List<Defect>[bands];
        Rows.ForEach(
            bands, threads, cancellationToken,
            () => new DefectBand(area, cfa, places),
            (index, band) =>
            {
                band.Start(index);
                foreach (var frame in chosen)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    band.Add(frame, chosen.Count);
                }

                found[index] = band.Find();
            },
            band => band.Dispose());
        return Judge([.. found.SelectMany(list => list)], area, chosen.Count);
    }

    private static List<ICalibratedFrame> Choose(IReadOnlyList<ICalibratedFrame> frames)
    {
        if (frames.Count == 0) return [];
        var first = frames[0];
        ICalibratedFrame[] alike = [.. frames.Where(frame => frame.Area == first.Area && Equals(frame.Info.Cfa, first.Info.Cfa))];
        if (alike.Length <= MostFrames) return [.. alike];
        return [.. Enumerable.Range(0, MostFrames).Select(i => alike[(long)i * (alike.Length - 1) / (MostFrames - 1)])];
    }

    private static DefectFindings Judge(List<Defect> defects, PixelRectangle area, int frames)
    {
        int hot = defects.Count(defect => defect.IsHot);
        if (defects.Count > LargestShare * area.Area)
        {
            string share = (100.0 * defects.Count / area.Area).ToString("0.0", CultureInfo.InvariantCulture);
            return Nothing(frames, $"{share} % of the pixels stand out, more than the {100 * LargestShare} % a sensor's defects can be");
        }

        return new DefectFindings(new DefectMap(defects.Select(defect => (defect.X, defect.Y))), hot, defects.Count - hot, frames, null);
    }

    private static DefectFindings Nothing(int frames, string reason) =>
        new(DefectMap.None, 0, 0, frames, $"No defects of the sensor were looked for: {reason}.");
}
