using System.Numerics;
using System.Runtime.CompilerServices;

namespace AstroStacker.Integration;

/// <summary>The running sums of two vectors of neighbouring pixels, in double.</summary>
internal struct MeanOfRow
{
    private Vector<double> _sum0, _sum1, _sum2, _sum3, _weight0, _weight1, _weight2, _weight3;

    public static int Pixels => 2 * Vector<float>.Count;

    /// <summary>
    /// sum += (weight x frameWeight) x sample and weight sum += weight x frameWeight; the product in brackets is
    /// float32.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref float samples, ref float weights, float frameWeight)
    {
        var (low, high) = (new Vector<float>(frameWeight), new Vector<float>(frameWeight));
        low *= Vector.LoadUnsafe(ref weights);
        high *= Vector.LoadUnsafe(ref weights, (nuint)Vector<float>.Count);
        Vector.Widen(low, out var w0, out var w1);
        Vector.Widen(high, out var w2, out var w3);
        Vector.Widen(Vector.LoadUnsafe(ref samples), out var v0, out var v1);
        Vector.Widen(Vector.LoadUnsafe(ref samples, (nuint)Vector<float>.Count), out var v2, out var v3);
        _sum0 += w0 * v0;
        _sum1 += w1 * v1;
        _sum2 += w2 * v2;
        _sum3 += w3 * v3;
        _weight0 += w0;
        _weight1 += w1;
        _weight2 += w2;
        _weight3 += w3;
    }

    /// <summary>mean = sum / weight sum, 0 where there is no weight; coverage = weight sum / frames.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(int frames, Span<float> mean, Span<float> coverage)
    {
        var count = new Vector<double>(frames);
        Vector.Narrow(Mean(_sum0, _weight0), Mean(_sum1, _weight1)).CopyTo(mean);
        Vector.Narrow(Mean(_sum2, _weight2), Mean(_sum3, _weight3)).CopyTo(mean[Vector<float>.Count..]);
        Vector.Narrow(_weight0 / count, _weight1 / count).CopyTo(coverage);
        Vector.Narrow(_weight2 / count, _weight3 / count).CopyTo(coverage[Vector<float>.Count..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Mean(Vector<double> sum, Vector<double> weight) =>
        Vector.ConditionalSelect(Vector.Equals(weight, Vector<double>.Zero), Vector<double>.Zero, sum / weight);
}
