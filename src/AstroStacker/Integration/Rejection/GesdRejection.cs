using AstroStacker.Imaging;

namespace AstroStacker.Integration.Rejection;

/// <summary>
/// The generalised extreme Studentised deviate test (Rosner 1983) at --gesd's significance, for at most a share of a
/// pixel's samples. It has no limit in sigma: the critical value grows with the number of samples, so that good ones are safe.
/// </summary>
public sealed class GesdRejection : IRejection
{
    public string Name => "gesd";

    public string Summary => "drops what Rosner's test calls outliers; for 15 frames and more";

    public int FewestFrames => GesdCritical.FewestSamples;

    public RejectionOptions Defaults { get; } = new();

    public void Reject(in PixelStack stack, RejectionOptions options)
    {
        if (options.GesdSignificance is not (> 0 and < 1) || options.GesdShare is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(options), options, "significance and share must lie between 0 and 1");
        using var critical = PlanePool.Rent<float>(stack.FrameCount + 1);
        GesdCritical.Fill(options.GesdSignificance, critical.Span);
        Clipping.Reject(
            stack, new GesdRule(critical.Span, options.GesdShare, stack.Noise.IsEmpty ? 0 : 1), FewestFrames);
    }
}
