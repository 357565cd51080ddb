using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Divides frames into fields by where the telescope pointed: the panels of a mosaic, or targets without a name.</summary>
internal static class Panels
{
    /// <summary>Two frames of one field share at least this part of its side.</summary>
    private const double LeastOverlap = 1.0 / 3;

    /// <summary>
    /// Fields in the order of their first frames. References are chosen greedily, the frame with the most others about it
    /// first, so that frames which drift through a night stay with the middle one; then every frame goes to the nearest.
    /// </summary>
    /// <param name="frames">All with a pointing; by natural path.</param>
    public static List<List<SortedFrame>> Split(IReadOnlyList<SortedFrame> frames)
    {
        var references = References(frames);
        return
        [
            .. Enumerable.Range(0, frames.Count).GroupBy(i => references.MinBy(reference => (Separation(frames, i, reference), reference)))
                .Select(field => field.Select(i => frames[i]).ToList()),
        ];
    }

    private static List<int> References(IReadOnlyList<SortedFrame> frames)
    {
        double[] fields = [.. frames.Select(frame => FieldOfView.Degrees(frame.Info))];
        int[] neighbours = new int[frames.Count];
        for (int i = 0; i < frames.Count; i++)
            for (int j = 0; j < frames.Count; j++)
                if (AreTogether(i, j)) neighbours[i]++;
        var left = Enumerable.Range(0, frames.Count).ToHashSet();
        var references = new List<int>();
        while (left.Count > 0)
        {
            int densest = left.MinBy(i => (-neighbours[i], i));
            references.Add(densest);
            var taken = left.Where(i => AreTogether(densest, i)).ToList();
            left.ExceptWith(taken);
            foreach (int i in left) neighbours[i] -= taken.Count(j => AreTogether(i, j));
        }

        return references;

        bool AreTogether(int i, int j) => Separation(frames, i, j) <= (1 - LeastOverlap) * Math.Min(fields[i], fields[j]);
    }

    private static double Separation(IReadOnlyList<SortedFrame> frames, int i, int j) =>
        FieldOfView.Separation(frames[i].Info.Capture.Pointing!.Value, frames[j].Info.Capture.Pointing!.Value);
}
