namespace AstroStacker.Stars;

/// <summary>Samples of one colour near a star, as flat arrays of one length.</summary>
internal readonly ref struct FitRow
{
    /// <summary>Pixels from the fit's origin.</summary>
    public required ReadOnlySpan<float> X { get; init; }

    /// <summary>Pixels from the fit's origin.</summary>
    public required ReadOnlySpan<float> Y { get; init; }

    /// <summary>Samples above the local sky.</summary>
    public required Span<float> Value { get; init; }

    /// <summary>Share of its full weight each sample has; 0 leaves it out.</summary>
    public required Span<float> Share { get; init; }

    /// <summary>Receives the profile at the samples (its top is 1).</summary>
    public required Span<float> Profile { get; init; }

    /// <summary>Receives the weights: 1 / variance, as the profile says, times the share.</summary>
    public required Span<float> Weight { get; init; }

    public FitRow Slice(int start, int length) => new()
    {
        X = X.Slice(start, length),
        Y = Y.Slice(start, length),
        Value = Value.Slice(start, length),
        Share = Share.Slice(start, length),
        Profile = Profile.Slice(start, length),
        Weight = Weight.Slice(start, length),
    };
}
