using AstroStacker.Imaging;

namespace AstroStacker.Tests.Stars;

/// <summary>A small night sky with known truth, rendered in electrons and scaled to saturation 1.</summary>
internal sealed record StarScene
{
    public int Width { get; init; } = 1500;

    public int Height { get; init; } = 1000;

    public string? Cfa { get; init; } = "RGGB";

    public double FwhmPixels { get; init; } = 2.8;

    /// <summary>Moffat exponent; not the one that is fitted.</summary>
    public double Exponent { get; init; } = 2.5;

    public double SkyElectrons { get; init; } = 200;

    public double ReadNoiseElectrons { get; init; } = 3;

    public double FullWellElectrons { get; init; } = 60_000;

    public double Transparency { get; init; } = 1;

    /// <summary>Share of the samples that are hot, from a little to saturation.</summary>
    public double HotShare { get; init; }

    public int HotSeed { get; init; } = 99;

    public bool Trail { get; init; }

    /// <summary>Straight lines of light: a point, a direction, the light at the middle, the Gaussian's sigma.</summary>
    public IReadOnlyList<(double X, double Y, double Radians, double Electrons, double SigmaPixels)> Trails { get; init; } = [];

    /// <summary>Light beside sky and stars at x and y, electrons: nebula, moonlight, glow of the amplifier.</summary>
    public Func<double, double, double>? Glow { get; init; }

    /// <summary>Share of the light that arrives at x and y.</summary>
    public Func<double, double, double>? Vignetting { get; init; }

    /// <summary>Length of a star along x in units of its width (the FWHM).</summary>
    public double Stretch { get; init; } = 1;

    /// <summary>Stars are rings of this mean radius, as a telescope with a central mirror shows them out of focus.</summary>
    public double RingPixels { get; init; }

    public IReadOnlyList<(double X, double Y, double Electrons)> Stars { get; init; } = [];

    /// <summary>
    /// Stars of a power law: ten times fainter, six times as many; over an area larger than the frame.
    /// </summary>
    public static List<(double X, double Y, double Electrons)> Sky(
        int seed, int count, double left, double top, double right, double bottom, double faintest = 2000)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (
            left + random.NextDouble() * (right - left), top + random.NextDouble() * (bottom - top),
            faintest * Math.Pow(Math.Max(1e-3, random.NextDouble()), -1 / 0.8)))];
    }

    /// <summary>The frame as seen when each star moves by the transform (reference to frame).</summary>
    public MemoryFrame Render(Transform transform, int seed)
    {
        var light = new float[Width * Height];
        Array.Fill(light, (float)SkyElectrons);
        var cfa = Cfa is null ? null : new CfaPattern(Cfa);
        foreach (var (x, y, electrons) in Stars)
        {
            var (u, v) = transform.Map(x, y);
            Add(light, u, v, electrons * Transparency, cfa);
        }

        if (Trail) AddTrail(light, (Width * 0.4, Height * 0.5, Math.Atan2(0.6, 0.8), 1500, Math.Sqrt(2)));
        foreach (var trail in Trails) AddTrail(light, trail);
        AddGlow(light);
        Expose(light, new Random(seed));
        AddHot(light);
        for (int i = 0; i < light.Length; i++) light[i] = Math.Min(1f, light[i] / (float)FullWellElectrons);
        return new MemoryFrame([light], Width, Height, cfa);
    }

    private void Add(float[] light, double x, double y, double electrons, CfaPattern? cfa)
    {
        int reach = (int)Math.Ceiling(7 * FwhmPixels + RingPixels);
        double scale = FwhmPixels / 2 / Math.Sqrt(Math.Pow(2, 1 / Exponent) - 1);
        double top = electrons * (Exponent - 1) / (Math.PI * scale * scale * Stretch);
        // The width of the ring's profile, at exponent 2.5, is 4/3 of its scale.
        if (RingPixels > 0) top = electrons / (2 * Math.PI * RingPixels * scale * 4 / 3);
        int x0 = (int)Math.Round(x), y0 = (int)Math.Round(y);
        for (int row = Math.Max(0, y0 - reach); row <= Math.Min(Height - 1, y0 + reach); row++)
            for (int column = Math.Max(0, x0 - reach); column <= Math.Min(Width - 1, x0 + reach); column++)
            {
                double share = cfa?.ColourAt(column, row) switch { 0 => 0.6, 2 => 0.7, _ => 1 };
                light[row * Width + column] += (float)(top * share * Pixel(column - x, row - y, 1 / (scale * scale)));
            }
    }

    /// <summary>The mean of the profile over a pixel: 5 x 5 points near the core, 1 far out.</summary>
    private double Pixel(double dx, double dy, double inverse)
    {
        int points = dx * dx + dy * dy > 64 ? 1 : 5;
        double sum = 0;
        for (int j = 0; j < points; j++)
            for (int i = 0; i < points; i++)
            {
                double x = dx + (i + 0.5) / points - 0.5, y = dy + (j + 0.5) / points - 0.5;
                double radius = Math.Sqrt(x * x / (Stretch * Stretch) + y * y) - RingPixels;
                sum += Math.Pow(1 + radius * radius * inverse, -Exponent);
            }

        return sum / (points * points);
    }

    private void AddTrail(
        float[] light, (double X, double Y, double Radians, double Electrons, double SigmaPixels) trail)
    {
        double sine = Math.Sin(trail.Radians), cosine = Math.Cos(trail.Radians);
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
            {
                double across = ((x - trail.X) * sine - (y - trail.Y) * cosine) / trail.SigmaPixels;
                if (Math.Abs(across) < 8) light[y * Width + x] += (float)(trail.Electrons * Math.Exp(-across * across / 2));
            }
    }

    private void AddGlow(float[] light)
    {
        for (int i = 0; i < light.Length; i++)
        {
            if (Glow is not null) light[i] += (float)Glow(i % Width, i / Width);
            if (Vignetting is not null) light[i] *= (float)Vignetting(i % Width, i / Width);
        }
    }

    private void Expose(float[] light, Random random)
    {
        for (int i = 0; i < light.Length; i++)
        {
            double variance = light[i] + ReadNoiseElectrons * ReadNoiseElectrons;
            light[i] += (float)(Math.Sqrt(variance) * Normal(random));
        }
    }

    private void AddHot(float[] light)
    {
        var random = new Random(HotSeed);
        for (int k = 0; k < HotShare * light.Length; k++)
            light[random.Next(light.Length)] += (float)(100 * Math.Pow(600, random.NextDouble()));
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
