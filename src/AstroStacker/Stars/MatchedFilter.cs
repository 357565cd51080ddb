using AstroStacker.Imaging;

namespace AstroStacker.Stars;

/// <summary>
/// Convolves a plane in place with the taps of <see cref="StarKernels"/>, row after row; a ring of five rows is held and
/// what lies off the plane is 0.
/// </summary>
internal sealed class MatchedFilter : IDisposable
{
    private const int Taps = 5, Reach = Taps / 2;

    private readonly int _width;
    private readonly PlanePool.Rented<float> _ring;
    private readonly PlanePool.Rented<float> _padded;
    private int _next;

    public MatchedFilter(int width)
    {
        _width = width;
        _ring = PlanePool.Rent<float>(Taps * width);
        _padded = PlanePool.Rent<float>(width + 2 * Reach);
        _ring.Span.Clear();
        _padded.Span.Clear();
    }

    /// <summary>Where the next row of input goes.</summary>
    public Span<float> Input => _padded.Span.Slice(Reach, _width);

    /// <summary>
    /// Takes the input as row 0, 1, 2, ... and writes the convolved row two above, once there is one; returns its number.
    /// </summary>
    public int Advance(Span<float> plane)
    {
        var padded = _padded.Span;
        StarKernels.Smooth(
            Row(_next), padded[.._width], padded.Slice(1, _width), padded.Slice(2, _width), padded.Slice(3, _width),
            padded.Slice(4, _width));
        return Write(plane);
    }

    /// <summary>As <see cref="Advance"/> with a row of zeros, for the rows that lie below the plane.</summary>
    public int AdvanceBeyond(Span<float> plane)
    {
        Row(_next).Clear();
        return Write(plane);
    }

    public void Dispose()
    {
        _ring.Dispose();
        _padded.Dispose();
    }

    private int Write(Span<float> plane)
    {
        int done = _next++ - Reach;
        if (done < 0) return done;
        // Beyond the plane's top the ring's rows are still the zeros they were cleared to.
        StarKernels.Smooth(
            plane.Slice(done * _width, _width), Row(done - 2), Row(done - 1), Row(done), Row(done + 1), Row(done + 2));
        return done;
    }

    private Span<float> Row(int y) => _ring.Span.Slice((y + Taps) % Taps * _width, _width);
}
