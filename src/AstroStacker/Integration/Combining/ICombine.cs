namespace AstroStacker.Integration.Combining;

/// <summary>Makes one plane of the frames' samples that rejection left.</summary>
public interface ICombine
{
    /// <summary>As the user writes it, for example "mean".</summary>
    string Name { get; }

    /// <summary>One line for the help.</summary>
    string Summary { get; }

    /// <summary>
    /// result[p] of the samples present (weight above 0), 0 where there is none. The frames' order plays no part beyond the
    /// rounding of sums in double.
    /// </summary>
    /// <param name="samples">Frame-major: frameWeights.Length runs of result.Length values.</param>
    /// <param name="weights">The same shape; 0 where absent or rejected, else how much the sample counts in its frame.</param>
    /// <param name="frameWeights">One a frame; how much it counts, positive.</param>
    /// <param name="result">One value a pixel.</param>
    void Combine(
        ReadOnlySpan<float> samples, ReadOnlySpan<float> weights, ReadOnlySpan<float> frameWeights, Span<float> result);

    /// <summary>
    /// The variance of this result over that of the weighted mean of as many samples of Gaussian noise; null where nothing
    /// useful can be said.
    /// </summary>
    double? VarianceRatio(int frameCount);
}
