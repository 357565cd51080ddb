using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AstroStacker.Integration;

/// <summary>The variance that a weighted mean should have, from the noise of its frames.</summary>
public static class VarianceKernels
{
    /// <summary>
    /// variance[p] = factor x sum over f of w^2 (floor_f + perLevel_f max(level[p], 0)) / (sum over f of w)^2 with
    /// w = frameWeights[f] weights[f, p]; 0 where no frame has a sample. Sums run in frame order in double.
    /// </summary>
    /// <param name="weights">Frame-major, after rejection.</param>
    /// <param name="frames">Of the frames, how much each counts and its noise.</param>
    /// <param name="levels">The mean of each pixel.</param>
    /// <param name="factor">
    /// Output pixels for each raw sample of that colour: 1 for a grey sensor, 4 for red and blue of a Bayer mosaic, 2 for its
    /// green. Interpolation spreads a sample's noise over so many pixels, so that means over an area have this variance over
    /// the area's pixels (independent-sample equivalents); a single pixel's is smaller.
    /// </param>
    /// <param name="variance">One value a pixel.</param>
    public static void Predict(
        ReadOnlySpan<float> weights, in WeightedNoise frames, ReadOnlySpan<float> levels, double factor, Span<float> variance)
    {
        int pixels = variance.Length, count = frames.Weights.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, count * pixels);
        ArgumentOutOfRangeException.ThrowIfNotEqual(levels.Length, pixels);
        ref float weight = ref MemoryMarshal.GetReference(weights);
        int p = 0;
        for (; p <= pixels - VarianceOfRow.Pixels; p += VarianceOfRow.Pixels)
        {
            var row = default(VarianceOfRow);
            for (int f = 0; f < count; f++)
                row.Add(ref Unsafe.Add(ref weight, (nint)f * pixels + p), frames.Weights[f], frames.Noise[f]);
            row.Store(levels[p..], factor, variance[p..]);
        }

        for (; p < pixels; p++)
        {
            double floor = 0, perLevel = 0, sum = 0;
            for (int f = 0; f < count; f++)
            {
                double w = weights[f * pixels + p] * frames.Weights[f];
                sum += w;
                w *= w;
                floor += w * frames.Noise[f].Floor;
                perLevel += w * frames.Noise[f].PerLevel;
            }

            double noise = floor + perLevel * Math.Max((double)levels[p], 0);
            variance[p] = sum == 0 ? 0 : (float)(factor * noise / (sum * sum));
        }
    }
}
