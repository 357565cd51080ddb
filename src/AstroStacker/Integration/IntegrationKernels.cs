using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AstroStacker.Imaging;
using AstroStacker.Numerics.Simd;

namespace AstroStacker.Integration;

/// <summary>
/// Combines the frames of a tile. Samples and weights are frame-major: frameCount runs of pixelCount values; a sample of
/// weight 0 is absent. Sums run in frame order in double, so equal samples give exactly their value.
/// </summary>
public static class IntegrationKernels
{
    /// <summary>
    /// mean[p] = sum over f of frameWeights[f] weights[f, p] samples[f, p] / sum of frameWeights[f] weights[f, p], 0 where
    /// no frame has a sample; coverage[p] = that sum of weights / frameCount: 1 where all frames count fully.
    /// </summary>
    /// <param name="samples">frameWeights.Length times mean.Length values.</param>
    /// <param name="weights">The same shape; 0 where absent, else how much the sample counts within its frame.</param>
    /// <param name="frameWeights">One a frame; positive, their mean 1 (see <see cref="WeightingMethod"/>).</param>
    /// <param name="mean">One value a pixel.</param>
    /// <param name="coverage">One value a pixel.</param>
    public static void WeightedMean(
        ReadOnlySpan<float> samples, ReadOnlySpan<float> weights, ReadOnlySpan<float> frameWeights,
        Span<float> mean, Span<float> coverage)
    {
        int pixels = mean.Length;
        ArgumentOutOfRangeException.ThrowIfZero(frameWeights.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, frameWeights.Length * pixels);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, samples.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(coverage.Length, pixels);
        ref float sample = ref First(samples);
        ref float weight = ref First(weights);
        int p = 0;
        for (; p <= pixels - MeanOfRow.Pixels; p += MeanOfRow.Pixels)
        {
            var row = default(MeanOfRow);
            for (int f = 0; f < frameWeights.Length; f++)
            {
                nint at = (nint)f * pixels + p;
                row.Add(ref Unsafe.Add(ref sample, at), ref Unsafe.Add(ref weight, at), frameWeights[f]);
            }

            row.Store(frameWeights.Length, mean[p..], coverage[p..]);
        }

        for (; p < pixels; p++)
        {
            double sum = 0, weightSum = 0;
            for (int f = 0; f < frameWeights.Length; f++)
            {
                float w = weights[f * pixels + p] * frameWeights[f];
                sum += (double)w * samples[f * pixels + p];
                weightSum += w;
            }

            mean[p] = weightSum == 0 ? 0 : (float)(sum / weightSum);
            coverage[p] = (float)(weightSum / frameWeights.Length);
        }
    }

    /// <summary>counts[p] = how many frames have a sample there (weight above 0).</summary>
    public static void CountPresent(ReadOnlySpan<float> weights, int frameCount, Span<float> counts) =>
        Count(weights, frameCount, adds: false, counts);

    /// <summary>counts[p] grows by 1 where one frame has a sample (weight above 0).</summary>
    public static void AddPresent(ReadOnlySpan<float> weights, Span<float> counts) => Count(weights, 1, adds: true, counts);

    private static void Count(ReadOnlySpan<float> weights, int frameCount, bool adds, Span<float> counts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, frameCount * counts.Length);
        var kernel = new CountKernel
        {
            Weights = ref First(weights),
            Counts = ref First(counts),
            Frames = frameCount,
            Pixels = counts.Length,
            Adds = adds,
        };
        WideLoop.Run(ref kernel, counts.Length);
    }

    /// <summary>
    /// samples[i] = samples[i] * gain + offset: brings a frame to the reference's level (absent ones too: they don't
    /// count).
    /// </summary>
    public static void Normalize(Span<float> samples, PlaneNormalization normalization)
    {
        if (normalization == PlaneNormalization.None) return;
        var kernel = new NormalizeKernel
        {
            Samples = ref First(samples),
            Gain = (float)normalization.Gain,
            Offset = (float)normalization.Offset,
        };
        WideLoop.Run(ref kernel, samples.Length);
    }

    private static ref float First(ReadOnlySpan<float> span) => ref MemoryMarshal.GetReference(span);

    private ref struct CountKernel : IWideKernel
    {
        public ref float Weights, Counts;
        public int Frames;
        public nint Pixels;
        public bool Adds;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide>
        {
            var (zero, one) = (TWide.Splat(0), TWide.Splat(1));
            var count = Adds ? TWide.Load(ref Counts, index) : zero;
            for (int frame = 0; frame < Frames; frame++)
            {
                var present = TWide.Less(zero, TWide.Load(ref Weights, index + frame * Pixels));
                count += TWide.Select(present, one, zero);
            }

            TWide.Store(count, ref Counts, index);
        }
    }

    private ref struct NormalizeKernel : IWideKernel
    {
        public ref float Samples;
        public float Gain, Offset;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TWide>(nint index) where TWide : struct, IWide<TWide> =>
            TWide.Store(TWide.Load(ref Samples, index) * TWide.Splat(Gain) + TWide.Splat(Offset), ref Samples, index);
    }
}
