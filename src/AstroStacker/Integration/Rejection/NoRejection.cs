namespace AstroStacker.Integration.Rejection;

/// <summary>Keeps every sample: the plain mean.</summary>
public sealed class NoRejection : IRejection
{
    public string Name => "none";

    public string Summary => "keeps every sample: the plain mean";

    public int FewestFrames => 1;

    public RejectionOptions Defaults { get; } = new();

    public void Reject(in PixelStack stack, RejectionOptions options)
    {
    }
}
