using System.Numerics;
using System.Runtime.CompilerServices;

namespace AstroStacker.Numerics;

/// <summary>
/// Random numbers that are the same on every platform for the same seed: xoshiro256** (Blackman and Vigna 2018),
/// seeded by splitmix64.
/// </summary>
public sealed class SeededRandom
{
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;
    private const double OneIn53Bits = 1.0 / (1UL << 53);

    // Below, the probabilities are added up one by one; above, the normal of the same first three moments does.
    private const double MostPoissonBySearch = 50;
    private const int MostSearched = 256;

    private static readonly double[] s_reciprocals = [.. Enumerable.Range(0, MostSearched + 1).Select(k => 1.0 / k)];

    // Kept here: a look at another class's statics would ask each time whether they are there yet.
    private readonly double[] _edges = SeededRandomNormal.Edges;
    private readonly double[] _inner = SeededRandomNormal.Inner;

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <param name="seed">Any number.</param>
    /// <param name="stream">Further numbers that tell independent streams of one seed apart.</param>
    public SeededRandom(ulong seed, params ReadOnlySpan<ulong> stream)
    {
        ulong state = seed;
        foreach (ulong part in stream)
        {
            ulong number = part;
            state = SplitMix(ref state) + SplitMix(ref number);
        }

        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
    public double NextDouble() => (NextBits() >> 11) * OneIn53Bits;

    /// <summary>Uniform in [low, high).</summary>
    public double NextDouble(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>Uniform in 0 to below <paramref name="count"/>.</summary>
    public int NextInt(int count) => (int)(NextDouble() * count);

    /// <summary>Exponential of mean 1.</summary>
    public double NextExponential() => -PortableMath.Log(1 - NextDouble());

    /// <summary>Standard normal, by the ziggurat of <see cref="SeededRandomNormal"/>.</summary>
    public double NextNormal()
    {
        double[] edges = _edges, inner = _inner;
        while (true)
        {
            // The low bits choose the layer, the high ones the place in it.
            ulong bits = NextBits();
            int layer = (int)(bits & (SeededRandomNormal.Layers - 1));
            double place = 2 * ((bits >> 11) * OneIn53Bits) - 1;
            if (Math.Abs(place) < inner[layer]) return place * edges[layer];
            if (layer == 0) return NextOfTail(place < 0);
            double x = place * edges[layer];
            double below = SeededRandomNormal.Density(edges[layer]);
            double above = SeededRandomNormal.Density(edges[layer + 1]);
            if (below + NextDouble() * (above - below) < SeededRandomNormal.Density(x)) return x;
        }
    }

    /// <summary>
    /// Poisson. Up to a mean of 50 by adding up the probabilities; above, the rounded normal with the mean, the variance
    /// (5/36 less for what rounding and the last term add) and the skewness of the Poisson distribution.
    /// </summary>
    public double NextPoisson(double mean)
    {
        if (mean <= 0) return 0;
        if (mean <= MostPoissonBySearch) return NextPoissonBySearch(mean);
        double z = NextNormal();
        return Math.Max(0, Math.Round(mean + Math.Sqrt(mean - 5.0 / 36) * z + (z * z - 1) / 6));
    }

    private double NextPoissonBySearch(double mean)
    {
        double left = NextDouble(), probability = PortableMath.Exp(-mean);
        int count = 0;
        while (left >= probability && count < MostSearched)
        {
            left -= probability;
            count++;
            probability *= mean * s_reciprocals[count];
        }

        return count;
    }

    /// <summary>Beyond the lowest layer's edge (Marsaglia 1964).</summary>
    private double NextOfTail(bool negative)
    {
        double beyond, test;
        do
        {
            beyond = NextExponential() / SeededRandomNormal.TailStart;
            test = NextExponential();
        }
        while (2 * test < beyond * beyond);
        double x = SeededRandomNormal.TailStart + beyond;
        return negative ? -x : x;
    }

    private static ulong SplitMix(ref ulong state)
    {
        ulong z = state += GoldenRatio;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
