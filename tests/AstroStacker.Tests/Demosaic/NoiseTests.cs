using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Demosaic;

/// <summary>A flat sky with noise: no bias, no pattern, no light lost in the means of many pixels.</summary>
public sealed class NoiseTests
{
    private const int Side = 396;

    private const int Frames = 12;

    private const double Sigma = 0.002;

    private static readonly PixelRectangle s_area = new(0, 0, Side, Side);

    private static readonly Lazy<float[][]> s_skies = new(() =>
    [
        .. Enumerable.Range(1, Frames).Select(
            seed => FixedData.Gaussian(Side * Side, seed).Select(z => (float)(0.001 + Sigma * z)).ToArray()),
    ]);

    public static readonly TheoryData<string, string> All = FullSize();

    [Theory]
    [MemberData(nameof(All))]
    public void Noise_AboutSkiesNearZero_HasNeitherBiasNorPattern(string method, string letters)
    {
        var cfa = MosaicTrial.CfaOf(letters);
        var balance = new MosaicBalance([2.6f, 1, 1.3f], 0.1f);
        var phases = new PhaseMeans(Side);
        for (int frame = 0; frame < Frames; frame++)
        {
            var trial = new MosaicTrial(method, letters, s_area, s_skies.Value[frame]) { Balance = balance };
            phases.Add(trial.Run(s_area), cfa, s_skies.Value[frame]);
        }

        for (int colour = 0; colour < 3; colour++)
        {
            Assert.InRange(phases.Bias(colour) / Sigma, -1e-3, 1e-3);
            // 36 phases scatter by 1 / sqrt(72) about 1: three sigma of that are 0.35.
            Assert.InRange(phases.Pattern(colour), 0, 1.4);
        }
    }

    private static TheoryData<string, string> FullSize()
    {
        var all = new TheoryData<string, string>();
        foreach (var method in DemosaicMethods.All.Where(method => method.Scale == 1))
            foreach (string letters in (string[])["RGGB", "GBRG", MosaicTrial.XTrans])
                if (method.Supports(MosaicTrial.CfaOf(letters))) all.Add(method.Name, letters);
        return all;
    }
}
