namespace AstroStacker.Numerics;

/// <summary>
/// Finds the nearest of many points in the plane (Bentley 1975). Equal distances go to the lower index.
/// </summary>
public sealed class KdTree
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly int[] _order;

    public KdTree(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        _x = x.ToArray();
        _y = y.ToArray();
        _order = new int[x.Length];
        for (int i = 0; i < _order.Length; i++) _order[i] = i;
        Build(0, _order.Length, byX: true);
    }

    public int Count => _order.Length;

    /// <summary>The nearest point no farther than <paramref name="mostDistance"/>, or -1.</summary>
    public int Nearest(double x, double y, double mostDistance)
    {
        int best = -1;
        double bestSquare = mostDistance * mostDistance;
        Nearest(x, y, 0, _order.Length, byX: true, ref best, ref bestSquare);
        return best;
    }

    /// <summary>
    /// Adds every point no farther than <paramref name="distance"/> to <paramref name="found"/>, in ascending index.
    /// </summary>
    public void Within(double x, double y, double distance, List<int> found)
    {
        int start = found.Count;
        Within(x, y, distance, 0, _order.Length, byX: true, found);
        found.Sort(start, found.Count - start, null);
    }

    private void Build(int from, int to, bool byX)
    {
        while (to - from > 1)
        {
            int middle = from + (to - from) / 2;
            var keys = byX ? _x : _y;
            Partition(keys, from, to - 1, middle);
            Build(from, middle, !byX);
            from = middle + 1;
            byX = !byX;
        }
    }

    private void Partition(double[] keys, int low, int high, int rank)
    {
        while (low < high)
        {
            int pivot = _order[low + (high - low) / 2];
            int i = low, j = high;
            while (i <= j)
            {
                while (Before(keys, _order[i], pivot)) i++;
                while (Before(keys, pivot, _order[j])) j--;
                if (i > j) continue;
                (_order[i], _order[j]) = (_order[j], _order[i]);
                i++;
                j--;
            }

            if (rank <= j) high = j;
            else if (rank >= i) low = i;
            else break;
        }
    }

    private static bool Before(double[] keys, int a, int b) => keys[a] < keys[b] || (keys[a] == keys[b] && a < b);

    private void Nearest(double x, double y, int from, int to, bool byX, ref int best, ref double bestSquare)
    {
        if (from >= to) return;
        int middle = from + (to - from) / 2, point = _order[middle];
        double dx = x - _x[point], dy = y - _y[point], square = dx * dx + dy * dy;
        if (square < bestSquare || (square == bestSquare && (best < 0 || point < best)))
        {
            best = point;
            bestSquare = square;
        }

        double across = byX ? dx : dy;
        if (across < 0) Nearest(x, y, from, middle, !byX, ref best, ref bestSquare);
        else Nearest(x, y, middle + 1, to, !byX, ref best, ref bestSquare);
        if (across * across > bestSquare) return;
        if (across < 0) Nearest(x, y, middle + 1, to, !byX, ref best, ref bestSquare);
        else Nearest(x, y, from, middle, !byX, ref best, ref bestSquare);
    }

    private void Within(double x, double y, double distance, int from, int to, bool byX, List<int> found)
    {
        if (from >= to) return;
        int middle = from + (to - from) / 2, point = _order[middle];
        double dx = x - _x[point], dy = y - _y[point];
        if (dx * dx + dy * dy <= distance * distance) found.Add(point);
        double across = byX ? dx : dy;
        if (across <= distance) Within(x, y, distance, from, middle, !byX, found);
        if (across >= -distance) Within(x, y, distance, middle + 1, to, !byX, found);
    }
}
