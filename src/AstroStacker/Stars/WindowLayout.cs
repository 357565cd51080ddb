using AstroStacker.Imaging;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Stars;

/// <summary>
/// The order in which the samples of a round window are fitted: by colour, then from the centre outwards (so that those
/// whose pixel average needs several points stand together), each colour filled up to whole vectors.
/// </summary>
internal sealed class WindowLayout
{
    private readonly int[] _starts;
    private readonly int[] _counts;

    /// <param name="radius">Samples farther from the middle sample than this are left out.</param>
    /// <param name="planes">Planes of the frame; each is read as a square of Side x Side.</param>
    /// <param name="colourCount">Colours over all planes.</param>
    /// <param name="colourAt">Colour of the sample (dx, dy) from the middle one of a plane.</param>
    public WindowLayout(double radius, int planes, int colourCount, Func<int, int, int, int> colourAt)
    {
        Reach = (int)Math.Ceiling(radius);
        Side = 2 * Reach + 1;
        var samples = new List<(int X, int Y, int Plane)>[colourCount];
        for (int colour = 0; colour < colourCount; colour++) samples[colour] = [];
        for (int plane = 0; plane < planes; plane++)
            for (int y = -Reach; y <= Reach; y++)
                for (int x = -Reach; x <= Reach; x++)
                    if (x * x + y * y <= radius * radius) samples[colourAt(x, y, plane)].Add((x, y, plane));
        _starts = new int[colourCount + 1];
        _counts = [.. samples.Select(list => list.Count)];
        for (int colour = 0; colour < colourCount; colour++) _starts[colour + 1] = _starts[colour] + Whole(_counts[colour]);
        (X, Y, Index) = (new float[Length], new float[Length], new int[Length]);
        for (int colour = 0; colour < colourCount; colour++)
            Fill(_starts[colour], [.. samples[colour].OrderBy(at => at.X * at.X + at.Y * at.Y)]);
    }

    /// <summary>Rows and columns on each side of the middle sample.</summary>
    public int Reach { get; }

    /// <summary>Rows and columns of the square around the window.</summary>
    public int Side { get; }

    /// <summary>Samples of all colours with what fills them up.</summary>
    public int Length => _starts[^1];

    /// <summary>Pixels from the middle sample.</summary>
    public float[] X { get; }

    /// <summary>Pixels from the middle sample.</summary>
    public float[] Y { get; }

    /// <summary>Place in the planes' squares, one behind the other.</summary>
    public int[] Index { get; }

    public int ColourCount => _counts.Length;

    public int Start(int colour) => _starts[colour];

    /// <summary>Samples of a colour, without those that fill it up.</summary>
    public int Count(int colour) => _counts[colour];

    /// <summary>How many samples of a colour, in whole vectors, hold all that lie nearer than the radius.</summary>
    public int CountWithin(int colour, double radius)
    {
        int start = _starts[colour], length = _starts[colour + 1] - start, count = 0;
        for (; count < length; count += WideLoop.WidestCount)
        {
            float x = X[start + count], y = Y[start + count];
            if (x * x + y * y >= radius * radius) break;
        }

        return count;
    }

    public int LengthOf(int colour) => _starts[colour + 1] - _starts[colour];

    private static int Whole(int count) =>
        (count + WideLoop.WidestCount - 1) / WideLoop.WidestCount * WideLoop.WidestCount;

    private void Fill(int start, (int X, int Y, int Plane)[] samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            var (x, y, plane) = samples[i];
            (X[start + i], Y[start + i]) = (x, y);
            Index[start + i] = (plane * Side + y + Reach) * Side + x + Reach;
        }
    }
}
