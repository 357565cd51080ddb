using AstroStacker.Imaging;
using AstroStacker.Integration;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>The running sums of a drizzled tile: frames are added one by one, none is held.</summary>
internal class DrizzleTile : IDisposable
{
    private readonly PlanePool.Rented<double> _sums;
    private readonly PlanePool.Rented<float> _frame;
    private readonly int _kinds;

    /// <param name="area">Output pixels.</param>
    /// <param name="planeCount">Colours.</param>
    /// <param name="hasVariance">True where the noise is added up too.</param>
    public DrizzleTile(PixelRectangle area, int planeCount, bool hasVariance)
    {
        Area = area;
        _kinds = hasVariance ? 4 : 2;
        _sums = PlanePool.Rent<double>(checked(_kinds * planeCount * Pixels));
        _sums.Span.Clear();
        _frame = PlanePool.Rent<float>(2 * Pixels);
    }

    public PixelRectangle Area { get; }

    /// <summary>One frame's values of one colour, to be filled before <see cref="Add"/>.</summary>
    public Span<float> Values => _frame.Span[..Pixels];

    /// <summary>Their weights.</summary>
    public Span<float> Weights => _frame.Span[Pixels..];

    private int Pixels => (int)Area.Area;

    /// <summary>Adds <see cref="Values"/> and <see cref="Weights"/> to the sums of a colour.</summary>
    public virtual void Add(int plane, float frameWeight, FrameNoise noise)
    {
        Span<double> sums = Sums(plane, 0), weights = Sums(plane, 1);
        Span<float> values = Values, own = Weights;
        for (int i = 0; i < sums.Length; i++)
        {
            float weight = own[i] * frameWeight;
            sums[i] += (double)weight * values[i];
            weights[i] += weight;
        }

        if (_kinds == 2) return;
        Span<double> floors = Sums(plane, 2), perLevels = Sums(plane, 3);
        for (int i = 0; i < floors.Length; i++)
        {
            double square = (double)frameWeight * frameWeight * own[i];
            floors[i] += square * noise.Floor;
            perLevels[i] += square * noise.PerLevel;
        }
    }

    /// <summary>value = sum / weight sum, 0 where nothing fell; weight = weight sum.</summary>
    public void Mean(int plane, Span<float> values, Span<float> weights)
    {
        Span<double> sums = Sums(plane, 0), weightSums = Sums(plane, 1);
        for (int i = 0; i < sums.Length; i++)
        {
            values[i] = weightSums[i] > 0 ? (float)(sums[i] / weightSums[i]) : 0;
            weights[i] = (float)weightSums[i];
        }
    }

    /// <summary>The mean of one pixel, counted row by row.</summary>
    public float MeanAt(int plane, int pixel)
    {
        double weight = Sums(plane, 1)[pixel];
        return weight > 0 ? (float)(Sums(plane, 0)[pixel] / weight) : 0;
    }

    /// <summary>
    /// factor x sum of (frame weight^2 x weight x variance at the level) / weight sum^2, 0 where nothing fell.
    /// </summary>
    public void Variance(int plane, ReadOnlySpan<float> levels, double factor, Span<float> variance)
    {
        Span<double> weights = Sums(plane, 1), floors = Sums(plane, 2), perLevels = Sums(plane, 3);
        for (int i = 0; i < variance.Length; i++)
        {
            double noise = floors[i] + perLevels[i] * Math.Max((double)levels[i], 0);
            variance[i] = weights[i] > 0 ? (float)(factor * noise / (weights[i] * weights[i])) : 0;
        }
    }

    public void Dispose()
    {
        _sums.Dispose();
        _frame.Dispose();
    }

    private Span<double> Sums(int plane, int kind) => _sums.Span.Slice((plane * _kinds + kind) * Pixels, Pixels);
}
