namespace AstroStacker.Integration.Rejection;

/// <summary>
/// The frames' samples of neighbouring pixels of one colour, frame-major: FrameCount runs of as many pixels. What is
/// predicted of their noise comes along where it is known.
/// </summary>
public readonly ref struct PixelStack
{
    public PixelStack(ReadOnlySpan<float> samples, Span<float> weights, int frameCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameCount, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, samples.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length % frameCount, 0, nameof(frameCount));
        Samples = samples;
        Weights = weights;
        FrameCount = frameCount;
    }

    public ReadOnlySpan<float> Samples { get; }

    /// <summary>Of the samples, 0 for one that is absent; any other is positive, and how large plays no part.</summary>
    public Span<float> Weights { get; }

    public int FrameCount { get; }

    public int PixelCount => Samples.Length / FrameCount;

    /// <summary>One a frame, or empty where nothing is known of the noise.</summary>
    public ReadOnlySpan<FrameNoise> Noise { get; init; }

    /// <summary>
    /// One a pixel, or empty: the median of the samples present (see <see cref="Combining.MedianCombine.Median"/>), where the
    /// caller has it already.
    /// </summary>
    public ReadOnlySpan<float> Median { get; init; }

    /// <summary>
    /// One a pixel, or empty: how far the frames may differ there because of their seeing, as a standard deviation in units
    /// of the samples. It adds to the noise in squares.
    /// </summary>
    public ReadOnlySpan<float> SeeingSigma { get; init; }
}
