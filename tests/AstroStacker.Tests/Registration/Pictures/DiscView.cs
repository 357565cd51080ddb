namespace AstroStacker.Tests.Registration.Pictures;

/// <summary>How one frame sees a <see cref="DiscScene"/>.</summary>
/// <param name="ShiftX">Pixels to the right.</param>
/// <param name="ShiftY">Pixels down.</param>
/// <param name="Blur">Sigma of the seeing, pixels.</param>
/// <param name="NoiseSeed">Each frame's own.</param>
internal sealed record DiscView(double ShiftX, double ShiftY, double Blur, ulong NoiseSeed)
{
    /// <summary>Radians about the disc's centre.</summary>
    public double Turn { get; init; }

    public double Transparency { get; init; } = 1;

    /// <summary>Glow about the disc, lopsided, as a share of its brightness.</summary>
    public double Haze { get; init; }

    /// <summary>Number of samples that are bright on every frame.</summary>
    public int HotPixels { get; init; }
}
