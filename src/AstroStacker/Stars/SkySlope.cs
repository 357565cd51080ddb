namespace AstroStacker.Stars;

/// <summary>A straight run between two nodes of the mesh: value[i] = Start + Step * Shares[i].</summary>
internal readonly ref struct SkySlope(ReadOnlySpan<float> shares, float start, float step)
{
    public ReadOnlySpan<float> Shares { get; } = shares;

    public float Start { get; } = start;

    public float Step { get; } = step;
}
