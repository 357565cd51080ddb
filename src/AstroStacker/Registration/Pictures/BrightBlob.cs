namespace AstroStacker.Registration.Pictures;

/// <summary>Connected pixels above a level.</summary>
/// <param name="Count">Number of its pixels.</param>
/// <param name="Outline">
/// Its silhouette: the outermost pixels of each row and each column, so that dark places inside it don't count.
/// </param>
internal sealed record BrightBlob(int Count, IReadOnlyList<(int X, int Y)> Outline)
{
    /// <summary>The blob of most pixels; empty where none is above the level.</summary>
    public static BrightBlob Largest(float[] picture, int width, float level)
    {
        var isSeen = new bool[picture.Length];
        var stack = new Stack<int>();
        List<int> largest = [], blob = [];
        for (int start = 0; start < picture.Length; start++)
        {
            if (isSeen[start] || picture[start] <= level) continue;
            blob.Clear();
            Grow(start);
            if (blob.Count > largest.Count) (largest, blob) = (blob, largest);
        }

        return new BrightBlob(largest.Count, OutlineOf(largest, width));

        void Grow(int seed)
        {
            Visit(seed);
            while (stack.TryPop(out int pixel))
            {
                blob.Add(pixel);
                int x = pixel % width;
                if (x > 0) Visit(pixel - 1);
                if (x < width - 1) Visit(pixel + 1);
                if (pixel >= width) Visit(pixel - width);
                if (pixel + width < picture.Length) Visit(pixel + width);
            }
        }

        void Visit(int pixel)
        {
            if (isSeen[pixel] || picture[pixel] <= level) return;
            isSeen[pixel] = true;
            stack.Push(pixel);
        }
    }

    private static List<(int X, int Y)> OutlineOf(List<int> pixels, int width)
    {
        var rows = new SortedDictionary<int, (int Least, int Most)>();
        var columns = new SortedDictionary<int, (int Least, int Most)>();
        foreach (int pixel in pixels)
        {
            Widen(rows, pixel / width, pixel % width);
            Widen(columns, pixel % width, pixel / width);
        }

        var outline = new SortedSet<(int, int)>();
        foreach (var (y, (left, right)) in rows) outline.UnionWith([(left, y), (right, y)]);
        foreach (var (x, (top, bottom)) in columns) outline.UnionWith([(x, top), (x, bottom)]);
        return [.. outline];
    }

    private static void Widen(SortedDictionary<int, (int Least, int Most)> spans, int line, int place) =>
        spans[line] = spans.TryGetValue(line, out var span)
            ? (Math.Min(span.Least, place), Math.Max(span.Most, place))
            : (place, place);
}
