namespace AstroStacker.Integration;

/// <summary>What is known of a frame that is to be weighed.</summary>
public sealed record WeighedFrame
{
    /// <summary>Of a sample of the sky after normalisation, one a colour: see <see cref="FrameNoiseMap"/>.</summary>
    public required IReadOnlyList<double> SkyVariances { get; init; }

    /// <summary>0 where there are no stars.</summary>
    public double FwhmPixels { get; init; }

    public int StarCount { get; init; }

    public double? ExposureSeconds { get; init; }
}
