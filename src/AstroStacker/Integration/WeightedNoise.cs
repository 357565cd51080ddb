namespace AstroStacker.Integration;

/// <summary>How much each frame counts, and its noise.</summary>
public readonly ref struct WeightedNoise
{
    public WeightedNoise(ReadOnlySpan<float> weights, ReadOnlySpan<FrameNoise> noise)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(noise.Length, weights.Length);
        Weights = weights;
        Noise = noise;
    }

    public ReadOnlySpan<float> Weights { get; }

    public ReadOnlySpan<FrameNoise> Noise { get; }
}
