namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Divides frames into fields by where the telescope pointed: the panels of a mosaic, or targets without a name.</summary>
internal sealed class Panels
{
    /// <summary>Two frames of one field share at least this part of its side.</summary>
    private const double LeastOverlap = 1.0 / 3;

    private readonly (double X, double Y, double Z)[] _directions;

    /// <summary>The squared chord from a frame's middle within which others share its field.</summary>
    private readonly double[] _reaches;

    /// <param name="frames">All with a pointing.</param>
    private Panels(IReadOnlyList<SortedFrame> frames)
    {
        _directions = [.. frames.Select(frame => FieldOfView.Direction(frame.Info.Capture.Pointing!.Value))];
        _reaches = [.. frames.Select(frame => FieldOfView.SquaredChord((1 - LeastOverlap) * FieldOfView.Degrees(frame.Info)))];
    }

    /// <summary>
    /// Fields in the order of their first frames. References are chosen greedily, the frame with the most others about it
    /// first, so that frames which drift through a night stay with the middle one; then every frame goes to the nearest.
    /// </summary>
    /// <param name="frames">All with a pointing; by natural path.</param>
    public static List<List<SortedFrame>> Split(IReadOnlyList<SortedFrame> frames)
    {
        var panels = new Panels(frames);
        var references = panels.References();
        return
        [
            .. Enumerable.Range(0, frames.Count).GroupBy(i => references.MinBy(reference => (panels.Distance(i, reference), reference)))
                .Select(field => field.Select(i => frames[i]).ToList()),
        ];
    }

    /// <summary>For each frame, the first of the others that it shares its field with most; null where none does.</summary>
    /// <param name="frames">All with a pointing.</param>
    /// <param name="others">All with a pointing.</param>
    public static SortedFrame?[] Nearest(IReadOnlyList<SortedFrame> frames, IReadOnlyList<SortedFrame> others)
    {
        var panels = new Panels([.. frames, .. others]);
        var nearest = new SortedFrame?[frames.Count];
        if (others.Count == 0) return nearest;
        for (int i = 0; i < frames.Count; i++)
        {
            int best = Enumerable.Range(frames.Count, others.Count).MinBy(other => (panels.Distance(i, other), other));
            if (panels.AreTogether(i, best)) nearest[i] = others[best - frames.Count];
        }

        return nearest;
    }

    private List<int> References()
    {
        int count = _directions.Length;
        int[] neighbours = new int[count];
        for (int i = 0; i < count; i++)
            for (int j = 0; j < count; j++)
                if (AreTogether(i, j)) neighbours[i]++;
        var left = Enumerable.Range(0, count).ToList();
        var references = new List<int>();
        while (left.Count > 0)
        {
            int densest = left.MinBy(i => (-neighbours[i], i));
            references.Add(densest);
            var taken = left.Where(i => AreTogether(densest, i)).ToList();
            left.RemoveAll(i => AreTogether(densest, i));
            foreach (int i in left) neighbours[i] -= taken.Count(j => AreTogether(i, j));
        }

        return references;
    }

    private bool AreTogether(int i, int j) => Distance(i, j) <= Math.Min(_reaches[i], _reaches[j]);

    private double Distance(int i, int j) => FieldOfView.SquaredChord(_directions[i], _directions[j]);
}
