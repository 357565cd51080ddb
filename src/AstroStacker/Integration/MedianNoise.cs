namespace AstroStacker.Integration;

/// <summary>
/// The noise of a median over frames. For n equal frames of Gaussian noise its variance is close to
/// (pi / 2) / (n + pi / 2 - 1) of a sample's: right for 1 sample and for many, within 2 % for odd n, at most 20 % too high
/// for even n (true values: 0.449 at 3, 0.287 at 5, 0.0734 at 20).
/// </summary>
public static class MedianNoise
{
    /// <summary>n times the variance of the median of n samples, where n is large.</summary>
    public const double ManySamples = Math.PI / 2;

    /// <summary>Of the median of so many equal frames, in units of a sample's variance.</summary>
    public static double Variance(double sampleCount) => ManySamples / (sampleCount + ManySamples - 1);

    /// <summary>
    /// The noise of a frame such that as many of it give the median's noise: where frames differ, the median's variance goes
    /// as 1 / (sum of 1 / sigma)^2 (the density of each frame's samples at the centre counts), which this follows exactly at
    /// the level where floors and photon noise are alike, and to first order about it.
    /// </summary>
    /// <param name="noise">One a frame, at least one.</param>
    public static FrameNoise Typical(ReadOnlySpan<FrameNoise> noise)
    {
        ArgumentOutOfRangeException.ThrowIfZero(noise.Length, nameof(noise));
        double floors = 0, perLevels = 0;
        foreach (var frame in noise) (floors, perLevels) = (floors + frame.Floor, perLevels + frame.PerLevel);
        double level = floors > 0 && perLevels > 0 ? floors / perLevels : 1;
        double inverseSum = 0;
        foreach (var frame in noise) inverseSum += 1 / Sigma(frame, level);
        if (!double.IsFinite(inverseSum)) return default;
        double floor = 0, perLevel = 0;
        foreach (var frame in noise)
        {
            double share = 1 / (inverseSum * Sigma(frame, level));
            double part = noise.Length * noise.Length * share * share * share;
            floor += part * frame.Floor;
            perLevel += part * frame.PerLevel;
        }

        return new FrameNoise((float)floor, (float)perLevel);
    }

    private static double Sigma(FrameNoise noise, double level) => Math.Sqrt(noise.Floor + noise.PerLevel * level);
}
