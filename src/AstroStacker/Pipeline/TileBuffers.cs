using AstroStacker.Imaging;

namespace AstroStacker.Pipeline;

/// <summary>What one thread holds while it integrates tiles: all frames over one tile, never a whole frame.</summary>
internal sealed class TileBuffers : IDisposable
{
    private const int ResultRows = 5;

    private readonly PlanePool.Rented<float> _samples;
    private readonly PlanePool.Rented<float> _weights;
    private readonly PlanePool.Rented<float> _results;
    private readonly int _planeLength;

    public TileBuffers(int planeCount, int frameCount, int tilePixels)
    {
        _planeLength = checked(frameCount * tilePixels);
        _samples = PlanePool.Rent<float>(checked(planeCount * _planeLength));
        _weights = PlanePool.Rent<float>(checked(planeCount * _planeLength));
        _results = PlanePool.Rent<float>(ResultRows * tilePixels);
    }

    /// <summary>Frame-major samples of one plane: frameCount runs of <paramref name="pixels"/>.</summary>
    public Span<float> Samples(int plane, int frameCount, int pixels) =>
        _samples.Span.Slice(plane * _planeLength, frameCount * pixels);

    /// <summary>Their weights.</summary>
    public Span<float> Weights(int plane, int frameCount, int pixels) =>
        _weights.Span.Slice(plane * _planeLength, frameCount * pixels);

    /// <summary>One of the tile's result rows: mean, share of weights, counts.</summary>
    public Span<float> Result(int kind, int pixels) => _results.Span.Slice(kind * pixels, pixels);

    public void Dispose()
    {
        _samples.Dispose();
        _weights.Dispose();
        _results.Dispose();
    }
}
