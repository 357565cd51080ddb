using System.Numerics;
using System.Runtime.CompilerServices;

namespace AstroStacker.Integration;

/// <summary>The running sums of one vector of neighbouring pixels' predicted variance, in double.</summary>
internal struct VarianceOfRow
{
    private Vector<double> _floor0, _floor1, _perLevel0, _perLevel1, _weight0, _weight1;

    public static int Pixels => Vector<float>.Count;

    /// <summary>
    /// With w = weight x frameWeight (float32): floor sum += w^2 x floor, level sum += w^2 x perLevel, weight sum += w.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref float weights, float frameWeight, FrameNoise noise)
    {
        Vector.Widen(new Vector<float>(frameWeight) * Vector.LoadUnsafe(ref weights), out var w0, out var w1);
        Vector<double> floor = new(noise.Floor), perLevel = new(noise.PerLevel);
        _weight0 += w0;
        _weight1 += w1;
        w0 *= w0;
        w1 *= w1;
        _floor0 += w0 * floor;
        _floor1 += w1 * floor;
        _perLevel0 += w0 * perLevel;
        _perLevel1 += w1 * perLevel;
    }

    /// <summary>variance = factor (floor sum + level sum x max(level, 0)) / weight sum^2, 0 where there is no weight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ReadOnlySpan<float> levels, double factor, Span<float> variance)
    {
        Vector.Widen(new Vector<float>(levels), out var level0, out var level1);
        Vector.Narrow(
            Variance(_floor0, _perLevel0, _weight0, level0, factor),
            Variance(_floor1, _perLevel1, _weight1, level1, factor)).CopyTo(variance);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Variance(
        Vector<double> floor, Vector<double> perLevel, Vector<double> weight, Vector<double> level, double factor)
    {
        var noise = floor + perLevel * Vector.Max(level, Vector<double>.Zero);
        var variance = new Vector<double>(factor) * noise / (weight * weight);
        return Vector.ConditionalSelect(Vector.Equals(weight, Vector<double>.Zero), Vector<double>.Zero, variance);
    }
}
