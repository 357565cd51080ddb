namespace AstroStacker.Pipeline.Selection;

/// <summary>How good an aligned frame is beside the others of its run.</summary>
public sealed record FrameQuality
{
    /// <summary>
    /// What the frame tells of a faint star, the median frame being 1: (starlight / (sky noise x FWHM))^2, the square of
    /// a point's signal to noise. Frames aligned by pictures are scored by their sharpness instead.
    /// </summary>
    public required double Score { get; init; }

    /// <summary>Signal to noise on this frame of the base's median measured star; null without matched stars.</summary>
    public double? SignalToNoise { get; init; }

    /// <summary>Starlight a second over the base's, from matched stars; null without any.</summary>
    public double? Transparency { get; init; }

    /// <summary>True where less than half of the light comes through that the clear frames of the run let in.</summary>
    public bool IsClouded { get; init; }
}
