using AstroStacker.Imaging;

namespace AstroStacker.Simulation;

/// <summary>What is true of one light.</summary>
/// <param name="File">Its name.</param>
/// <param name="SceneToFrame">From scene positions to its full-sensor pixels.</param>
/// <param name="Transparency">Share of the starlight that came through.</param>
/// <param name="FwhmPixels">Of its stars.</param>
/// <param name="SkyElectrons">At the centre, a pixel.</param>
/// <param name="Clouded">True behind clouds.</param>
/// <param name="Trail">The satellite that crossed, or null.</param>
public sealed record LightTruth(
    string File, Transform SceneToFrame, double Transparency, double FwhmPixels,
    double SkyElectrons, bool Clouded, TrailLine? Trail)
{
    /// <summary>Length of its stars over their width, which is <see cref="FwhmPixels"/>; 1 for round ones.</summary>
    public double Elongation { get; init; } = 1;

    /// <summary>Direction of that length, x to y positive.</summary>
    public double ElongationRadians { get; init; }

    /// <summary>Where its sky is brighter, x to y positive.</summary>
    public double SkyGradientRadians { get; init; }
}
