using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>The running sums of a drizzled tile: frames are added one by one, none is held.</summary>
internal sealed class DrizzleTile : IDisposable
{
    private readonly PlanePool.Rented<double> _sums;
    private readonly PlanePool.Rented<float> _frame;
    private readonly int _planeCount;

    /// <param name="area">Output pixels.</param>
    /// <param name="planeCount">Colours.</param>
    public DrizzleTile(PixelRectangle area, int planeCount)
    {
        Area = area;
        _planeCount = planeCount;
        _sums = PlanePool.Rent<double>(checked(2 * planeCount * Pixels));
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
    public void Add(int plane, float frameWeight)
    {
        Span<double> sums = Sums(plane), weights = WeightSums(plane);
        Span<float> values = Values, own = Weights;
        for (int i = 0; i < sums.Length; i++)
        {
            float weight = own[i] * frameWeight;
            sums[i] += (double)weight * values[i];
            weights[i] += weight;
        }
    }

    /// <summary>value = sum / weight sum, 0 where nothing fell; weight = weight sum.</summary>
    public void Mean(int plane, Span<float> values, Span<float> weights)
    {
        Span<double> sums = Sums(plane), weightSums = WeightSums(plane);
        for (int i = 0; i < sums.Length; i++)
        {
            values[i] = weightSums[i] > 0 ? (float)(sums[i] / weightSums[i]) : 0;
            weights[i] = (float)weightSums[i];
        }
    }

    public void Dispose()
    {
        _sums.Dispose();
        _frame.Dispose();
    }

    private Span<double> Sums(int plane) => _sums.Span.Slice(plane * Pixels, Pixels);

    private Span<double> WeightSums(int plane) => _sums.Span.Slice((_planeCount + plane) * Pixels, Pixels);
}
