using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Numerics;
using Xunit;

namespace AstroStacker.Tests.Calibration;

public sealed class FlatQualityTests
{
    private const int Width = 200, Height = 160;

    private static readonly PixelRectangle s_area = new(0, 0, Width, Height);

    [Theory]
    [InlineData(0.02, 65535)]
    [InlineData(0.3, 65535)]
    // Many cameras end below the level that their files name.
    [InlineData(0.02, 30000)]
    public void ClippedShare_BrightestPartAtTheLimit_IsItsShare(double share, float limit)
    {
        var samples = Light(limit, 0.02);
        float clip = samples.Order().ElementAt((int)((1 - share) * samples.Length));
        float factor = limit / clip;
        for (int i = 0; i < samples.Length; i++) samples[i] = Math.Min(limit, MathF.Round(samples[i] * factor));
        Assert.Equal(share, FlatQuality.ClippedShare(samples, 65535), 0.002);
    }

    [Fact]
    public void ClippedShare_AllSaturated_IsOne() =>
        Assert.Equal(1, FlatQuality.ClippedShare([.. Enumerable.Repeat(65535f, 5000)], 65535));

    [Theory]
    [InlineData(30000)]
    [InlineData(60000)]
    // Half a per cent of hot pixels is no clipped flat.
    [InlineData(20000, 0.005)]
    public void ClippedShare_SoundFlat_IsNone(float level, double hotShare = 0)
    {
        var samples = Light(level, 0.02);
        for (int i = 0; i < hotShare * samples.Length; i++) samples[i * 100] = 65535;
        Assert.Equal(0, FlatQuality.ClippedShare(samples, 65535));
    }

    [Fact]
    public void ClippedShare_LevelWithoutNoise_IsNone() =>
        Assert.Equal(0, FlatQuality.ClippedShare([.. Enumerable.Repeat(20000f, 5000)], 65535));

    [Theory]
    [InlineData(0.005)]
    [InlineData(0.08)]
    public void Scatter_NoiseOnVignettingAndHotPixels_IsThatOfTheNoise(double noise)
    {
        var samples = Light(20000, noise);
        for (int i = 0; i < samples.Length; i += 97) samples[i] = 60000;
        Assert.Equal(noise, FlatQuality.Scatter(new MasterMap(s_area, samples, false), s_area, null), 0.06 * noise);
    }

    [Fact]
    public void Scatter_OneColourInTheDark_IsThatColours()
    {
        var cfa = new CfaPattern("RGGB");
        var samples = Light(20000, 0.01);
        var weak = Light(200, 0.2);
        for (int i = 0; i < samples.Length; i++)
            if (cfa.ColourAt(i % Width, i / Width) == 2) samples[i] = weak[i];
        Assert.Equal(0.2, FlatQuality.Scatter(new MasterMap(s_area, samples, false), s_area, cfa), 0.03);
    }

    /// <summary>Vignetting of 40 % in the corners, and noise that grows with the light.</summary>
    private static float[] Light(float level, double noise)
    {
        var random = new SeededRandom(7);
        return [.. Enumerable.Range(0, Width * Height).Select(i =>
        {
            double x = (i % Width - Width / 2.0) / Width, y = (i / Width - Height / 2.0) / Height;
            return (float)(level * (1 - 0.8 * (x * x + y * y)) * (1 + noise * random.NextNormal()));
        })];
    }
}
