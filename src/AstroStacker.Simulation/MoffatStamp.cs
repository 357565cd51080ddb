namespace AstroStacker.Simulation;

/// <summary>
/// A Moffat star integrated over pixels: I(r) = (beta - 1) / (pi alpha^2) (1 + r^2 / alpha^2)^-beta for unit flux
/// (Moffat 1969). Pixels near the core are divided more finely.
/// </summary>
internal readonly struct MoffatStamp
{
    private readonly double _alphaSquared;
    private readonly double _beta;
    private readonly double _norm;
    private readonly double _alpha;

    public MoffatStamp(double fwhmPixels, double beta)
    {
        _alpha = fwhmPixels / (2 * Math.Sqrt(Math.Pow(2, 1 / beta) - 1));
        _alphaSquared = _alpha * _alpha;
        _beta = beta;
        _norm = (beta - 1) / (Math.PI * _alphaSquared);
    }

    /// <summary>Distance at which a star of that flux falls below a level, electrons a pixel.</summary>
    public double RadiusPixels(double electrons, double levelElectrons)
    {
        double ratio = electrons * _norm / levelElectrons;
        double reach = ratio <= 1 ? 0 : _alpha * Math.Sqrt(Math.Pow(ratio, 1 / _beta) - 1);
        return Math.Max(4 * _alpha, Math.Min(reach, 40 * _alpha));
    }

    /// <summary>Share of the flux in the pixel whose centre lies (dx, dy) from the star's.</summary>
    public double PixelShare(double dx, double dy)
    {
        double distance = Math.Sqrt(dx * dx + dy * dy);
        int parts = distance < 1.5 * _alpha + 1 ? 5 : distance < 5 * _alpha ? 3 : 1;
        double step = 1.0 / parts, first = (step - 1) / 2, sum = 0;
        for (int j = 0; j < parts; j++)
            for (int i = 0; i < parts; i++) sum += At(dx + first + i * step, dy + first + j * step);
        return sum / (parts * parts);
    }

    private double At(double dx, double dy) => _norm * Math.Pow(1 + (dx * dx + dy * dy) / _alphaSquared, -_beta);
}
