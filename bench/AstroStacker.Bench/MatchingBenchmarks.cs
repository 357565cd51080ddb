using AstroStacker.Imaging;
using AstroStacker.Registration;
using BenchmarkDotNet.Attributes;

namespace AstroStacker.Bench;

/// <summary>
/// Time a frame of matching 2,000 stars to a reference that was prepared once: of frames as a night brings them, and of
/// one that has nothing to do with it.
/// </summary>
public class MatchingBenchmarks
{
    private const int Stars = 2000, Frames = 10;
    private const double Width = 6000, Height = 4000, ErrorPixels = 0.05;

    private readonly RegistrationLimits _limits = new();
    private readonly List<List<Star>> _drifting = [], _turning = [];
    private List<Star> _stars = [], _corner = [], _unrelated = [];
    private ReferenceStars _reference = new([]);

    [GlobalSetup]
    public void Prepare()
    {
        var sky = Sky(1);
        _stars = See(sky, Transform.Identity, 2);
        _reference = new ReferenceStars(_stars);
        for (int frame = 0; frame < Frames; frame++)
        {
            _drifting.Add(See(sky, Transform.Shift(45.3 * frame, -8.2 * frame), 3 + frame));
            _turning.Add(See(sky, Transform.Rotation(0.021 * frame, 2900, 2100), 30 + frame));
        }

        _corner = See(sky, Transform.Shift(0.8 * Width, 0.8 * Height), 50);
        _unrelated = See(Sky(99), Transform.Identity, 51);
        foreach (var frame in (List<Star>[])[.. _drifting, .. _turning, _corner])
            if (StarRegistration.Register(_reference, frame, _limits).Refusal is { } refusal)
                throw new InvalidOperationException(refusal);
    }

    [Benchmark]
    public ReferenceStars PrepareReference() => new(_stars);

    [Benchmark(OperationsPerInvoke = Frames)]
    public void DriftOf45PixelsAFrame() => Register(_drifting);

    [Benchmark(OperationsPerInvoke = Frames)]
    public void Turn1Point2DegreesAFrame() => Register(_turning);

    [Benchmark]
    public void FourPercentInCommon() => StarRegistration.Register(_reference, _corner, _limits);

    [Benchmark]
    public void UnrelatedFrame() => StarRegistration.Register(_reference, _unrelated, _limits);

    private void Register(List<List<Star>> frames)
    {
        foreach (var frame in frames) StarRegistration.Register(_reference, frame, _limits);
    }

    /// <summary>Places over nine frames, and fluxes of a power law, brightest first.</summary>
    private static List<Star> Sky(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 9 * Stars)
            .Select(_ => new Star(
                (3 * random.NextDouble() - 1) * Width, (3 * random.NextDouble() - 1) * Height,
                (float)Math.Pow(1 - random.NextDouble(), -1.2), 0.1f, 2.8f, (float)ErrorPixels, false))
            .OrderByDescending(star => star.Flux)];
    }

    private static List<Star> See(List<Star> sky, Transform transform, int seed)
    {
        var random = new Random(seed);
        double Error() => ErrorPixels * Math.Sqrt(12) * (random.NextDouble() - 0.5);
        var seen = new List<Star>();
        foreach (var star in sky)
        {
            var (x, y) = transform.Map(star.X, star.Y);
            if (x >= 0 && y >= 0 && x < Width && y < Height) seen.Add(star with { X = x + Error(), Y = y + Error() });
        }

        return seen;
    }
}
