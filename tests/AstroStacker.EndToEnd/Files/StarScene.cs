namespace AstroStacker.EndToEnd.Files;

/// <summary>
/// A small sky made by hand: Gaussian stars over a level sky with Gaussian noise, seen by a Bayer sensor. All stars
/// are white; the same seed gives the same sky.
/// </summary>
internal sealed class StarScene
{
    private const double SigmaPixels = 1.3;
    private const int MarginPixels = 60;

    private readonly (double X, double Y, double PeakAdu)[] _stars;

    public StarScene(int width, int height, int starCount, int seed)
    {
        Width = width;
        Height = height;
        var random = new Random(seed);
        _stars = new (double, double, double)[starCount];
        for (int i = 0; i < starCount; i++)
        {
            double x = random.NextDouble() * (width + 2 * MarginPixels) - MarginPixels;
            double y = random.NextDouble() * (height + 2 * MarginPixels) - MarginPixels;
            _stars[i] = (x, y, 1500 * Math.Pow(20, random.NextDouble()));
        }
    }

    public int Width { get; }

    public int Height { get; }

    public double SkyAdu { get; init; } = 1000;

    public double NoiseAdu { get; init; } = 12;

    /// <summary>
    /// The sky turned about the middle (x to y positive), then moved by (dx, dy): unturned, a star at (x, y) stands at
    /// (x + dx, y + dy).
    /// </summary>
    public MosaicFrame Frame(double dx, double dy, int noiseSeed, double degrees = 0) => FrameOf(Render(dx, dy, noiseSeed, degrees));

    /// <summary>A frame of the sky alone: the noise, no star.</summary>
    public MosaicFrame Empty(int noiseSeed) => FrameOf(Noise(noiseSeed));

    /// <summary>ADU at column x and row y, not rounded to whole numbers.</summary>
    public double[] Render(double dx, double dy, int noiseSeed, double degrees = 0)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        double[] adu = Noise(noiseSeed);
        const int reach = 7;
        foreach (var (starX, starY, peak) in _stars)
        {
            double u = starX - Width / 2.0, v = starY - Height / 2.0;
            double cx = Width / 2.0 + cos * u - sin * v + dx, cy = Height / 2.0 + sin * u + cos * v + dy;
            for (int y = Math.Max(0, (int)cy - reach); y <= Math.Min(Height - 1, (int)cy + reach); y++)
                for (int x = Math.Max(0, (int)cx - reach); x <= Math.Min(Width - 1, (int)cx + reach); x++)
                {
                    double squared = (x - cx) * (x - cx) + (y - cy) * (y - cy);
                    adu[y * Width + x] += peak * Math.Exp(-squared / (2 * SigmaPixels * SigmaPixels));
                }
        }

        return adu;
    }

    private MosaicFrame FrameOf(double[] adu) => new()
    {
        Width = Width,
        Height = Height,
        AduAt = (x, y) => Math.Clamp(adu[y * Width + x], 0, 65535),
    };

    private double[] Noise(int seed)
    {
        var random = new Random(seed);
        var adu = new double[Width * Height];
        for (int i = 0; i < adu.Length; i++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            adu[i] = SkyAdu + NoiseAdu * radius * Math.Cos(2 * Math.PI * random.NextDouble());
        }

        return adu;
    }
}
