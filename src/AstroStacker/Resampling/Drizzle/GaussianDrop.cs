using AstroStacker.Numerics.Simd;

namespace AstroStacker.Resampling.Drizzle;

/// <summary>
/// A bell (1 - r^2 / R^2)^8, which ends by itself at R and has the variance of a Gaussian drop spread over an output pixel:
/// R^2 = 20 (drop^2 / (8 ln 2) + area / 12) for a pixel of that area.
/// </summary>
internal readonly struct GaussianDrop : IDropShape<GaussianDrop>
{
    private const double SquaresPerVariance = 20;
    private const double VariancePerSquaredFwhm = 0.18033688011112042;
    private readonly float _inverseSquare, _scale;

    private GaussianDrop(double square)
    {
        ReachX = ReachY = (float)Math.Sqrt(square);
        _inverseSquare = (float)(1 / square);
        // The integral of the bell over the plane is pi R^2 / 9.
        _scale = (float)(9 / (Math.PI * square));
    }

    public float ReachX { get; }

    public float ReachY { get; }

    public static GaussianDrop Of(in PixelShape pixel, double dropPixels) =>
        new(SquaresPerVariance * (dropPixels * dropPixels * VariancePerSquaredFwhm + pixel.AreaPixels / 12));

    public TWide Weigh<TWide>(TWide dx, TWide dy) where TWide : struct, IWide<TWide>
    {
        var rest = TWide.Splat(1) - (dx * dx + dy * dy) * TWide.Splat(_inverseSquare);
        rest = TWide.Max(rest, TWide.Splat(0));
        rest *= rest;
        rest *= rest;
        return rest * rest * TWide.Splat(_scale);
    }
}
