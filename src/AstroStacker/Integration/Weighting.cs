using AstroStacker.Imaging;

namespace AstroStacker.Integration;

/// <summary>How much each frame counts.</summary>
public static class Weighting
{
    /// <summary>Every frame counts the same.</summary>
    public static float[] Equal(int frameCount) => [.. Enumerable.Repeat(1f, frameCount)];

    /// <summary>
    /// Inverse background variance after normalisation: the mean over the planes of 1 / (gain x noise)^2, divided by
    /// its mean over the frames, so that weights average 1. A plane without noise (all samples equal) tells nothing and is
    /// left out for all frames; where no plane is left, all weights are 1.
    /// </summary>
    /// <param name="frames">The planes' statistics of each frame.</param>
    /// <param name="normalizations">The same shape.</param>
    public static float[] InverseVariance(
        IReadOnlyList<IReadOnlyList<PlaneStatistics>> frames, IReadOnlyList<IReadOnlyList<PlaneNormalization>> normalizations)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(normalizations.Count, frames.Count);
        if (frames.Count == 0) return [];
        var weights = new double[frames.Count];
        int used = 0;
        for (int plane = 0; plane < frames[0].Count; plane++)
        {
            var noises = frames.Select((frame, i) => normalizations[i][plane].Gain * frame[plane].Noise).ToArray();
            if (!noises.All(noise => noise > 0 && double.IsFinite(noise))) continue;
            AddPlane(weights, noises);
            used++;
        }

        return used == 0 ? Equal(frames.Count) : [.. weights.Select(weight => (float)(weight / used))];
    }

    /// <summary>Adds each plane with mean 1, so that a quiet colour does not drown the others.</summary>
    private static void AddPlane(double[] weights, double[] noises)
    {
        var inverse = noises.Select(noise => 1 / (noise * noise)).ToArray();
        double mean = inverse.Average();
        for (int i = 0; i < weights.Length; i++) weights[i] += inverse[i] / mean;
    }
}
