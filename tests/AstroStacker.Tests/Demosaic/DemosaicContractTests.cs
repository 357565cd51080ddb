using AstroStacker.Demosaic;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Demosaic;

/// <summary>What every method promises, for every mosaic it supports.</summary>
public sealed class DemosaicContractTests
{
    private static readonly MosaicBalance s_balance = new([1.9f, 1f, 1.4f, 1.2f], 0.05f);

    public static readonly TheoryData<string, string> All = MosaicTrial.All();

    [Theory]
    [MemberData(nameof(All))]
    public void Demosaic_ConstantColours_StayConstant(string method, string letters)
    {
        var valid = new PixelRectangle(3, 2, 47, 39);
        foreach (var balance in (MosaicBalance?[])[null, s_balance])
        {
            double[] colours = [0.2, 0.5, 0.31, 0.07];
            var trial = Of(method, letters, valid, (_, _, colour) => colours[colour], balance);
            foreach (var (_, _, colour, value) in trial.Pixels()) Assert.Equal(colours[colour], value, 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Demosaic_Slope_StandsWhereOriginAndScaleSay(string method, string letters)
    {
        var valid = new PixelRectangle(4, 3, 71, 66);
        var trial = Of(method, letters, valid, (x, y, _) => 0.2 + 0.002 * x + 0.001 * y);
        var inner = valid.Inflate(-12);
        foreach (var (x, y, colour, value) in trial.Pixels())
        {
            var (originX, originY) = trial.Demosaic.Origin(colour, trial.Cfa);
            double sensorX = originX + trial.Demosaic.Scale * x, sensorY = originY + trial.Demosaic.Scale * y;
            if (inner.Contains((int)sensorX, (int)sensorY))
                Assert.Equal(0.2 + 0.002 * sensorX + 0.001 * sensorY, value, SlopeTolerance(method, letters));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Demosaic_AnyCutIntoWindows_GivesSameBytes(string method, string letters)
    {
        var valid = new PixelRectangle(5, 4, 70, 53);
        var trial = Noise(method, letters, valid, 3);
        var output = trial.Whole();
        var whole = trial.Run(output);
        Assert.DoesNotContain(whole, value => !float.IsFinite(value));
        var random = new Random(5);
        for (int cut = 0; cut < 60; cut++)
        {
            int x = random.Next(output.X, output.Right), y = random.Next(output.Y, output.Bottom);
            var part = new PixelRectangle(x, y, random.Next(1, output.Right - x + 1), random.Next(1, output.Bottom - y + 1));
            var planes = trial.Run(part);
            for (int i = 0; i < planes.Length; i++)
            {
                int px = part.X + i % part.Width, py = part.Y + i / part.Width % part.Height, colour = i / (int)part.Area;
                Assert.Equal(whole[(colour * output.Height + py - output.Y) * output.Width + px - output.X], planes[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Demosaic_KnownSamples_AreCopiedExactly(string method, string letters)
    {
        var trial = Noise(method, letters, new PixelRectangle(2, 3, 40, 30), 2);
        if (trial.Demosaic.Scale != 1) return;
        foreach (var (x, y, colour, value) in trial.Pixels())
            if (trial.Cfa.ColourAt(x, y) == colour) Assert.Equal(trial.At(x, y), value);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Demosaic_TinySensors_AreFilled(string method, string letters)
    {
        for (int width = 2; width < 9; width++)
            for (int height = 2; height < 9; height++)
            {
                var trial = Noise(method, letters, new PixelRectangle(2, 2, width, height), 4);
                if (trial.Cfa.RepeatWidth > Math.Min(width, height)) continue;
                Assert.All(trial.Pixels(), pixel => Assert.True(float.IsFinite(pixel.Value)));
            }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Demosaic_WindowWithoutHalo_Throws(string method, string letters)
    {
        var demosaic = DemosaicMethods.Get(method);
        if (demosaic.HaloPixels == 0) return;
        var (cfa, valid, output) = (MosaicTrial.CfaOf(letters), new PixelRectangle(0, 0, 90, 90), new PixelRectangle(12, 12, 9, 9));
        int scale = demosaic.Scale;
        var area = new PixelRectangle(output.X * scale, output.Y * scale, output.Width * scale, output.Height * scale);
        Assert.Throws<ArgumentException>(() => demosaic.Demosaic(
            new float[area.Area], new MosaicWindow(area, valid, cfa), output, new float[output.Area * cfa.ColourCount]));
    }

    /// <summary>Bilinear's neighbours in a 6x6 mosaic do not lie evenly about each place.</summary>
    private static double SlopeTolerance(string method, string letters) =>
        method == "bilinear" && letters == MosaicTrial.XTrans ? 1e-3 : 1e-6;

    private static MosaicTrial Noise(string method, string letters, PixelRectangle valid, int seed) =>
        new(method, letters, valid, FixedData.Uniform((int)valid.Area, seed, -0.04f, 0.9f)) { Balance = s_balance };

    private static MosaicTrial Of(
        string method, string letters, PixelRectangle valid, Func<int, int, int, double> sample, MosaicBalance? balance = null) =>
        new(method, letters, valid, MosaicTrial.Fill(valid, MosaicTrial.CfaOf(letters), sample)) { Balance = balance };
}
