using AstroStacker.Imaging;

namespace AstroStacker.Tests.Demosaic;

/// <summary>
/// RCD pixel by pixel on whole planes, in float and in the written order of the kernels: what they must equal to the bit.
/// </summary>
internal sealed class PlainRcd
{
    private const int Pad = 24;

    private readonly CfaPattern _cfa;
    private readonly PixelRectangle _area;
    private readonly float[] _samples, _steep, _slanted, _smooth, _green, _opposite;

    /// <param name="trial">A Bayer mosaic with a balance.</param>
    public PlainRcd(MosaicTrial trial)
    {
        _cfa = trial.Cfa;
        _area = trial.Valid.Inflate(Pad);
        var balance = trial.Balance!;
        _samples = Fill(0, (x, y) => trial.At(Mirror(x, trial.Valid.X, trial.Valid.Right), Mirror(y, trial.Valid.Y, trial.Valid.Bottom))
            * balance.Gains[_cfa.ColourAt(x, y)] + balance.Offset);
        float[] vertical = Curvatures(0, 1), horizontal = Curvatures(1, 0), falling = Curvatures(1, 1), rising = Curvatures(-1, 1);
        _steep = Fill(4, (x, y) => Share(
            At(vertical, x, y - 1) + At(vertical, x, y + 1) + At(vertical, x, y),
            At(horizontal, x - 1, y) + At(horizontal, x + 1, y) + At(horizontal, x, y)));
        _slanted = Fill(4, (x, y) => Share(
            At(falling, x - 1, y - 1) + At(falling, x + 1, y + 1) + At(falling, x, y),
            At(rising, x + 1, y - 1) + At(rising, x - 1, y + 1) + At(rising, x, y)));
        _smooth = Fill(1, Smooth);
        _green = Fill(5, (x, y) => _cfa.ColourAt(x, y) == 1 ? S(x, y) : Green(x, y));
        _opposite = Fill(8, (x, y) => _cfa.ColourAt(x, y) == 1 ? 0 : Opposite(x, y));
    }

    /// <summary>A colour where it was not sampled, in balanced units.</summary>
    public float Estimate(int x, int y, int colour)
    {
        if (colour == 1) return At(_green, x, y);
        return _cfa.ColourAt(x, y) != 1 ? At(_opposite, x, y) : AtGreen(x, y, colour);
    }

    private float S(int x, int y) => At(_samples, x, y);

    private float At(float[] plane, int x, int y) => plane[(y - _area.Y) * _area.Width + x - _area.X];

    private float[] Fill(int margin, Func<int, int, float> value)
    {
        var plane = new float[_area.Area];
        for (int y = _area.Y + margin; y < _area.Bottom - margin; y++)
            for (int x = _area.X + margin; x < _area.Right - margin; x++)
                plane[(y - _area.Y) * _area.Width + x - _area.X] = value(x, y);
        return plane;
    }

    private static int Mirror(int place, int first, int end)
    {
        int period = 2 * (end - 1 - first), from = ((place - first) % period + period) % period;
        return first + Math.Min(from, period - from);
    }

    private float[] Curvatures(int dx, int dy) => Fill(3, (x, y) =>
    {
        float near = S(x - dx, y - dy) + S(x + dx, y + dy), second = S(x - 2 * dx, y - 2 * dy) + S(x + 2 * dx, y + 2 * dy);
        float far = S(x - 3 * dx, y - 3 * dy) + S(x + 3 * dx, y + 3 * dy);
        float curvature = far - near - second * 3 + S(x, y) * 6;
        return curvature * curvature;
    });

    private static float Share(float one, float other)
    {
        (one, other) = (Math.Max(1e-10f, one), Math.Max(1e-10f, other));
        return one / (one + other);
    }

    private float Smooth(int x, int y)
    {
        float next = (S(x, y - 1) + S(x, y + 1)) + (S(x - 1, y) + S(x + 1, y));
        float diagonal = (S(x - 1, y - 1) + S(x + 1, y - 1)) + (S(x - 1, y + 1) + S(x + 1, y + 1));
        return Math.Max(S(x, y) + next * 0.5f + diagonal * 0.25f, 1e-4f);
    }

    private float Refined(float[] shares, int x, int y)
    {
        float share = At(shares, x, y);
        float above = At(shares, x - 1, y - 1) + At(shares, x + 1, y - 1), below = At(shares, x - 1, y + 1) + At(shares, x + 1, y + 1);
        float mean = (above + below) * 0.25f;
        return Math.Abs(share - 0.5f) < Math.Abs(mean - 0.5f) ? mean : share;
    }

    private float Green(int x, int y)
    {
        float vertical = Along(x, y, 0, 1), horizontal = Along(x, y, 1, 0), smooth = At(_smooth, x, y);
        return (smooth + smooth) * (vertical + Refined(_steep, x, y) * (horizontal - vertical));
    }

    private float Along(int x, int y, int dx, int dy)
    {
        float common = 1e-5f + Math.Abs(S(x - dx, y - dy) - S(x + dx, y + dy));
        float Gradient(int sign) => common + Math.Abs(S(x, y) - S(x + 2 * sign * dx, y + 2 * sign * dy))
            + Math.Abs(S(x + sign * dx, y + sign * dy) - S(x + 3 * sign * dx, y + 3 * sign * dy))
            + Math.Abs(S(x + 2 * sign * dx, y + 2 * sign * dy) - S(x + 4 * sign * dx, y + 4 * sign * dy));
        float before = Gradient(-1), after = Gradient(1), smooth = At(_smooth, x, y);
        float smoothBefore = smooth + At(_smooth, x - 2 * dx, y - 2 * dy), smoothAfter = smooth + At(_smooth, x + 2 * dx, y + 2 * dy);
        return (after * S(x - dx, y - dy) * smoothAfter + before * S(x + dx, y + dy) * smoothBefore)
            / ((before + after) * (smoothBefore * smoothAfter));
    }

    private float Opposite(int x, int y)
    {
        float falling = Difference(_samples, x, y, 1, 1), rising = Difference(_samples, x, y, -1, 1);
        return At(_green, x, y) + (falling + Refined(_slanted, x, y) * (rising - falling));
    }

    private float AtGreen(int x, int y, int colour)
    {
        bool inRow = _cfa.ColourAt(x + 1, y) == colour;
        float vertical = Difference(inRow ? _opposite : _samples, x, y, 0, 1);
        float horizontal = Difference(inRow ? _samples : _opposite, x, y, 1, 0);
        return At(_green, x, y) + (vertical + Refined(_steep, x, y) * (horizontal - vertical));
    }

    private float Difference(float[] colours, int x, int y, int dx, int dy)
    {
        float before = At(colours, x - dx, y - dy), after = At(colours, x + dx, y + dy), green = At(_green, x, y);
        float common = 1e-5f + Math.Abs(before - after);
        float left = common + Math.Abs(before - At(colours, x - 3 * dx, y - 3 * dy))
            + Math.Abs(green - At(_green, x - 2 * dx, y - 2 * dy));
        float right = common + Math.Abs(after - At(colours, x + 3 * dx, y + 3 * dy))
            + Math.Abs(green - At(_green, x + 2 * dx, y + 2 * dy));
        return (right * (before - At(_green, x - dx, y - dy)) + left * (after - At(_green, x + dx, y + dy))) / (left + right);
    }
}
