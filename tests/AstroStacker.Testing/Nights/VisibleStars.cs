using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>Which stars each light of a night shows well enough to be measured.</summary>
public sealed class VisibleStars
{
    /// <summary>In all its samples, by the matched filter.</summary>
    private const double LeastSignalToNoise = 10;

    /// <summary>Stars in common that make a frame registrable.</summary>
    private const int FewestCommon = 8;

    private const double EdgePixels = 6;

    private readonly NightTruth _truth;
    private readonly bool[][] _seen;
    private readonly int _best;

    public VisibleStars(NightTruth truth)
    {
        _truth = truth;
        _seen = [.. truth.Lights.Select(light => truth.Stars.Select(star => IsSeen(star, light)).ToArray())];
        _best = Enumerable.Range(0, _seen.Length).MaxBy(light => _seen[light].Count(seen => seen));
    }

    /// <summary>True where a light shares enough of its stars with the light that shows most.</summary>
    public bool IsRegistrable(int light) => _seen[light].Zip(_seen[_best]).Count(pair => pair is (true, true)) >= FewestCommon;

    private bool IsSeen(SceneStar star, LightTruth light)
    {
        var (x, y) = light.SceneToFrame.Map(star.X, star.Y);
        var area = _truth.Options.VisibleArea;
        if (x < area.X + EdgePixels || y < area.Y + EdgePixels || x > area.Right - 1 - EdgePixels || y > area.Bottom - 1 - EdgePixels)
            return false;
        return SignalToNoise(star, light) >= LeastSignalToNoise;
    }

    /// <summary>A Gaussian star on the mean sample of the mosaic: white light gives 0.785 of what green gives.</summary>
    private double SignalToNoise(SceneStar star, LightTruth light)
    {
        var night = _truth.Options;
        double share = night.IsMono ? 1 : 0.785, sigma = light.FwhmPixels / 2.3548;
        double signal = share * star.Electrons * light.Transparency;
        double pixels = 4 * Math.PI * sigma * sigma * light.Elongation;
        double noise = share * light.SkyElectrons + night.DarkElectronsPerSecond * night.ExposureSeconds
            + night.ReadNoiseElectrons * night.ReadNoiseElectrons;
        return signal / Math.Sqrt(signal + pixels * noise);
    }
}
