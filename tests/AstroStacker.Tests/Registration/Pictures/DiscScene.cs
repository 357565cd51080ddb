using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Registration;
using AstroStacker.Registration.Pictures;
using AstroStacker.Tests.Stars;

namespace AstroStacker.Tests.Registration.Pictures;

/// <summary>
/// A disc on a dark sky, blurred by the air: limb darkening, round patches (craters, spots), a terminator. Every edge is
/// a logistic step of the least blur, so that a move by any fraction of a pixel is exact; the air's blur is a Gaussian.
/// </summary>
internal sealed record DiscScene
{
    private const double Sky = 0.004;

    /// <summary>Sigma of the optics' blur, pixels: what a pixel can sample.</summary>
    private const double LeastBlur = 0.9;

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Pixels.</summary>
    public required double Radius { get; init; }

    /// <summary>Where the disc's centre lies in an unmoved picture.</summary>
    public required (double X, double Y) Centre { get; init; }

    public double Brightness { get; init; } = 0.5;

    /// <summary>1 - u (1 - cos(angle)): 0.6 for the Sun, next to none for the full Moon.</summary>
    public double LimbDarkening { get; init; } = 0.1;

    /// <summary>Where the terminator crosses the middle, in radii: -1 for a full disc, 0.7 for a crescent.</summary>
    public double Terminator { get; init; } = -1;

    /// <summary>Patches of random place, size and brightness.</summary>
    public int Patches { get; init; } = 120;

    /// <summary>Change of brightness of the strongest patch.</summary>
    public double PatchDepth { get; init; } = 0.4;

    public ulong Seed { get; init; } = 5;

    /// <summary>Electrons of a sample at 1; the read noise is 3 electrons.</summary>
    public double FullWell { get; init; } = 20_000;

    public FeaturePicture Picture(DiscView view) => new(Samples(view), Width);

    public MemoryFrame Frame(DiscView view, CfaPattern? cfa) => new([Samples(view, cfa)], Width, Height, cfa);

    /// <summary>The scene turned about the disc's centre, moved, blurred, dimmed, with its noise.</summary>
    public float[] Samples(DiscView view, CfaPattern? cfa = null)
    {
        double centreX = Centre.X + view.ShiftX, centreY = Centre.Y + view.ShiftY;
        double cos = Math.Cos(view.Turn), sin = Math.Sin(view.Turn);
        var light = new double[Width * Height];
        var patches = MakePatches();
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
            {
                double dx = x - centreX, dy = y - centreY;
                double u = dx * cos + dy * sin, v = dy * cos - dx * sin;
                double r = Math.Sqrt(u * u + v * v);
                double lit = r > Radius + 12 * LeastBlur ? 0 : Lit(u, v, r) * Albedo(patches, u, v);
                double halo = view.Haze * Math.Exp(-r / (3 * Radius)) * (1 + 0.5 * dx / Width);
                light[y * Width + x] = (Sky + Brightness * (lit + halo)) * view.Transparency;
            }

        double air = Math.Sqrt(Math.Max(0, view.Blur * view.Blur - LeastBlur * LeastBlur));
        return Expose(air == 0 ? light : Blurred(Blurred(light, air, 1, Width), air, Width, Height), view, cfa);
    }

    /// <summary>Blurred along rows (step 1) or columns (step Width), the edge repeated.</summary>
    private static double[] Blurred(double[] light, double sigma, int step, int length)
    {
        int reach = (int)Math.Ceiling(4 * sigma);
        double[] kernel = [.. Enumerable.Range(-reach, 2 * reach + 1).Select(k => Math.Exp(-k * k / (2 * sigma * sigma)))];
        double total = kernel.Sum();
        var blurred = new double[light.Length];
        for (int i = 0; i < light.Length; i++)
        {
            int place = i / step % length;
            double sum = 0;
            for (int k = -reach; k <= reach; k++)
                sum += kernel[k + reach] * light[i + (Math.Clamp(place + k, 0, length - 1) - place) * step];
            blurred[i] = sum / total;
        }

        return blurred;
    }

    private double Lit(double u, double v, double r)
    {
        double cosine = Math.Sqrt(Math.Max(0, 1 - r * r / (Radius * Radius)));
        double disc = Step(Radius - r, LeastBlur) * (1 - LimbDarkening * (1 - cosine));
        double shadow = Terminator * Math.Sqrt(Math.Max(0, Radius * Radius - v * v));
        return Terminator <= -1 ? disc : disc * Step(u - shadow, LeastBlur + 0.06 * Radius * cosine);
    }

    private double Albedo((double U, double V, double Size, double Depth)[] patches, double u, double v)
    {
        double albedo = 1;
        foreach (var (patchU, patchV, size, depth) in patches)
        {
            double du = u - patchU, dv = v - patchV, reach = size + 8 * LeastBlur;
            if (Math.Abs(du) > reach || Math.Abs(dv) > reach) continue;
            albedo += depth * Step(size - Math.Sqrt(du * du + dv * dv), LeastBlur);
        }

        return Math.Max(0.1, albedo);
    }

    private (double U, double V, double Size, double Depth)[] MakePatches()
    {
        var random = new SeededRandom(Seed);
        var patches = new (double, double, double, double)[Patches];
        for (int i = 0; i < Patches; i++)
        {
            double r = Radius * 0.95 * Math.Sqrt(random.NextDouble()), angle = random.NextDouble(0, 2 * Math.PI);
            double size = Radius * random.NextDouble(0.01, 0.1);
            patches[i] = (r * Math.Cos(angle), r * Math.Sin(angle), size, PatchDepth * random.NextDouble(-1, 0.7));
        }

        return patches;
    }

    private float[] Expose(double[] light, DiscView view, CfaPattern? cfa)
    {
        const double readNoise = 3;
        double[] colours = [0.8, 1, 0.6];
        var random = new SeededRandom(view.NoiseSeed);
        var samples = new float[light.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            double share = cfa is null ? 1 : colours[cfa.ColourAt(i % Width, i / Width)];
            double electrons = random.NextPoisson(light[i] * share * FullWell) + readNoise * random.NextNormal();
            samples[i] = (float)Math.Min(1, electrons / FullWell);
        }

        // The same places on every frame: a sensor's own.
        var hot = new SeededRandom(99);
        for (int k = 0; k < view.HotPixels; k++) samples[hot.NextInt(samples.Length)] = (float)hot.NextDouble(0.1, 1);
        return samples;
    }

    /// <summary>From 0 to 1 about 0: close to a Gaussian blur of this sigma.</summary>
    private static double Step(double distance, double sigma) => 1 / (1 + Math.Exp(-1.702 * distance / sigma));
}
