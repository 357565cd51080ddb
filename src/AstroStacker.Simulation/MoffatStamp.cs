using AstroStacker.Numerics;

namespace AstroStacker.Simulation;

/// <summary>
/// A Moffat star integrated over pixels: I(r) = (beta - 1) / (pi alpha^2) (1 + r^2 / alpha^2)^-beta for unit flux
/// (Moffat 1969), drawn out along one direction where asked, by Gauss and Legendre's rule of three points a side near
/// the core and of two further out.
/// </summary>
internal sealed class MoffatStamp
{
    /// <summary>Share of a star's flux that may lie beyond where it is drawn.</summary>
    private const double LargestLoss = 0.001;
    private const double FarthestAlphas = 60;

    private static readonly (double Place, double Weight)[] s_two =
        [(-0.28867513459481287, 0.5), (0.28867513459481287, 0.5)];
    private static readonly (double Place, double Weight)[] s_three =
        [(-0.3872983346207417, 5.0 / 18), (0, 8.0 / 18), (0.3872983346207417, 5.0 / 18)];

    private readonly double _alpha;
    private readonly double _alphaSquared;
    private readonly double _beta;
    private readonly double _norm;
    private readonly double _coreSquared;
    private readonly (double Place, double Weight)[] _core;
    private readonly double _elongation;
    private readonly double _sin;
    private readonly double _cos;

    // Half-integer exponents, as the usual ones are, need no logarithm.
    private readonly int _wholePower;
    private readonly bool _isHalfInteger;

    /// <param name="fwhmPixels">Full width at half maximum, of a drawn-out star across its length.</param>
    /// <param name="beta">Moffat's exponent.</param>
    /// <param name="elongation">Length over width; 1 for a round star.</param>
    /// <param name="radians">Direction of the length, x to y positive.</param>
    public MoffatStamp(double fwhmPixels, double beta, double elongation = 1, double radians = 0)
    {
        _elongation = elongation;
        (_sin, _cos) = PortableMath.SinCos(radians);
        _alpha = fwhmPixels / (2 * Math.Sqrt(PortableMath.Pow(2, 1 / beta) - 1));
        _alphaSquared = _alpha * _alpha;
        _beta = beta;
        _norm = (beta - 1) / (Math.PI * _alphaSquared) / elongation;
        _coreSquared = (2 * _alpha * elongation + 1) * (2 * _alpha * elongation + 1);
        _core = Divided(s_three, (int)Math.Ceiling(2 / _alpha));
        _wholePower = (int)Math.Floor(beta);
        _isHalfInteger = beta - _wholePower == 0.5;
    }

    /// <summary>How far to draw a star: to a level in electrons a pixel, and to all but 0.1 % of its flux.</summary>
    public double RadiusPixels(double electrons, double levelElectrons)
    {
        double ratio = electrons * _norm / levelElectrons;
        double reach = ratio <= 1 ? 0 : PortableMath.Pow(ratio, 1 / _beta) - 1;
        double whole = PortableMath.Pow(LargestLoss, 1 / (1 - _beta)) - 1;
        return _alpha * _elongation * Math.Min(Math.Sqrt(Math.Max(reach, whole)), FarthestAlphas);
    }

    /// <summary>Share of the flux in the pixel whose centre lies (dx, dy) from the star's.</summary>
    public double PixelShare(double dx, double dy)
    {
        var nodes = dx * dx + dy * dy < _coreSquared ? _core : s_two;
        double sum = 0;
        foreach (var (placeY, weightY) in nodes)
        {
            double y = dy + placeY, row = 0;
            foreach (var (placeX, weightX) in nodes) row += weightX * At(SquaredDistance(dx + placeX, y));
            sum += weightY * row;
        }

        return sum;
    }

    /// <summary>As if the star were round: its length shrunk to its width.</summary>
    private double SquaredDistance(double dx, double dy)
    {
        if (_elongation == 1) return dx * dx + dy * dy;
        double along = (dx * _cos + dy * _sin) / _elongation, across = dy * _cos - dx * _sin;
        return along * along + across * across;
    }

    private double At(double squaredDistance)
    {
        double t = 1 + squaredDistance / _alphaSquared;
        if (!_isHalfInteger) return _norm * PortableMath.Pow(t, -_beta);
        double power = Math.Sqrt(t);
        for (int i = 0; i < _wholePower; i++) power *= t;
        return _norm / power;
    }

    /// <summary>The rule in each of so many parts of a pixel's side, for stars narrower than a pixel.</summary>
    private static (double Place, double Weight)[] Divided((double Place, double Weight)[] rule, int parts) =>
    [
        .. Enumerable.Range(0, parts).SelectMany(part =>
            rule.Select(node => ((part + 0.5 + node.Place) / parts - 0.5, node.Weight / parts))),
    ];
}
