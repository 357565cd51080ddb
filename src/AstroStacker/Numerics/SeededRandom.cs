using System.Numerics;

namespace AstroStacker.Numerics;

/// <summary>
/// Random numbers that are the same on every platform for the same seed: xoshiro256** (Blackman and Vigna 2018),
/// seeded by splitmix64.
/// </summary>
public sealed class SeededRandom
{
    private const double MostPoissonByProduct = 30;

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spareNormal;
    private bool _hasSpare;

    /// <param name="seed">Any number.</param>
    /// <param name="stream">Further numbers that tell independent streams of one seed apart.</param>
    public SeededRandom(ulong seed, params ReadOnlySpan<ulong> stream)
    {
        ulong state = seed;
        foreach (ulong part in stream) state = SplitMix(ref state) ^ (part * 0x9E3779B97F4A7C15);
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double NextDouble(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>Uniform in 0 to below <paramref name="count"/>.</summary>
    public int NextInt(int count) => (int)(NextDouble() * count);

    /// <summary>Standard normal, by Marsaglia's polar method.</summary>
    public double NextNormal()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spareNormal;
        }

        double u, v, square;
        do
        {
            u = 2 * NextDouble() - 1;
            v = 2 * NextDouble() - 1;
            square = u * u + v * v;
        }
        while (square is >= 1 or 0);
        double factor = Math.Sqrt(-2 * Math.Log(square) / square);
        _spareNormal = v * factor;
        _hasSpare = true;
        return u * factor;
    }

    /// <summary>Poisson: by products of uniforms for small means, else the rounded normal of the same mean and variance.</summary>
    public double NextPoisson(double mean)
    {
        if (mean <= 0) return 0;
        if (mean > MostPoissonByProduct) return Math.Max(0, Math.Round(mean + Math.Sqrt(mean) * NextNormal()));
        double limit = Math.Exp(-mean), product = NextDouble();
        int count = 0;
        while (product > limit)
        {
            product *= NextDouble();
            count++;
        }

        return count;
    }

    private static ulong SplitMix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
