namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>What a few rows of a frame show.</summary>
/// <param name="LevelAdu">Median, black included.</param>
/// <param name="NoiseAdu">Scatter about the local median.</param>
/// <param name="LevelShare">The level above the file's black, as a share of what is left to saturation.</param>
/// <param name="DetailCount">Samples that stand out with all their neighbours: stars and scenes, not hot pixels.</param>
/// <param name="SampleCount">Samples that were looked at.</param>
internal sealed record PixelSample(double LevelAdu, double NoiseAdu, double LevelShare, int DetailCount, int SampleCount)
{
    /// <summary>Cosmic rays leave a few; scenes and star fields leave more than a handful in a hundred thousand samples.</summary>
    private const double LeastDetailShare = 4e-5;

    private const int LeastDetailCount = 10;

    /// <summary>True where light made a picture.</summary>
    public bool HasDetail => DetailCount >= LeastDetailCount && DetailCount >= LeastDetailShare * SampleCount;
}
