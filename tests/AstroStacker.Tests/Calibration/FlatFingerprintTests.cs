using AstroStacker.Calibration;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Numerics;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Calibration;

public sealed class FlatFingerprintTests
{
    private const int Width = 400, Height = 300, Side = 300;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Agreement_OfATurnedFlat_IsWithItsTurnAlone(int turn)
    {
        var area = new PixelRectangle(8, 4, Width, Height);
        double[] found = Agreements(area, turn, response: 0.01, seed: 1);
        for (int other = 0; other < 4; other++)
        {
            if (other == turn) Assert.InRange(found[other], 12, 200);
            else Assert.InRange(found[other], -4, 4);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Agreement_OfASquareFlatOnItsSide_IsWithItsTurnAlone(int turn)
    {
        double[] found = Agreements(new PixelRectangle(0, 0, Side, Side), turn, response: 0.01, seed: 2);
        Assert.Equal(turn, Array.IndexOf(found, found.Max()));
        Assert.InRange(found[turn], 12, 200);
    }

    [Fact]
    public void Agreement_OfSensorsWithoutTexture_ScattersAsStrangersDo()
    {
        double[] found = [.. Enumerable.Range(0, 40).SelectMany(seed =>
            Agreements(new PixelRectangle(0, 0, Width, Height), 0, response: 0, seed))];
        Assert.InRange(Math.Sqrt(found.Average(sigma => sigma * sigma)), 0.8, 1.2);
        Assert.InRange(found.Max(Math.Abs), 0, 4.5);
    }

    /// <summary>Of a real CCD: one flat in the place of a light, another as its flat.</summary>
    [Fact]
    public void Agreement_OfTwoRealFlats_IsAsTheyAre()
    {
        string[] flats = [.. SharedData.RequireFiles("ccd_calibration")
            .Where(file => Path.GetFileName(file).StartsWith("flat", StringComparison.Ordinal))];
        var (light, area) = Real(flats[0]);
        var gain = Real(flats[1]).Samples.Select(sample => 10_000 / Math.Max(1, sample - 992)).ToArray();
        int[] rows = [.. Enumerable.Range(0, FlatFingerprint.SampledRows).Select(i => i * area.Height / FlatFingerprint.SampledRows)];
        float[] lines = [.. rows.SelectMany(y => light.Skip(y * area.Width).Take(area.Width))];
        double[] found = [.. Enumerable.Range(0, FlatFingerprint.Turns.Count).Select(turn =>
            FlatFingerprint.Agreement(new MasterMap(area, gain, blackIncluded: false), area, rows, lines, 1, turn))];
        Assert.InRange(found[0], 30, 400);
        Assert.All(found[1..], turned => Assert.InRange(turned, -6, 6));
    }

    private static (float[] Samples, PixelRectangle Area) Real(string path)
    {
        using var frame = FrameFormats.Open(path);
        var samples = new float[frame.Info.SensorArea.Area];
        frame.Read(0, frame.Info.SensorArea, samples);
        return (samples, frame.Info.SensorArea);
    }

    /// <summary>Of a light of 400 electrons with stars, and a flat of 60,000, for every turn.</summary>
    private static double[] Agreements(PixelRectangle area, int turn, double response, int seed)
    {
        var random = new SeededRandom((ulong)seed, 5);
        var sensor = new double[area.Area];
        for (int i = 0; i < sensor.Length; i++) sensor[i] = 1 + response * random.NextNormal();
        int[] rows = [.. Enumerable.Range(0, 60).Select(i => area.Y + i * area.Height / 60)];
        var light = new float[rows.Length * area.Width];
        for (int i = 0; i < light.Length; i++)
        {
            double sky = 400 * sensor[(rows[i / area.Width] - area.Y) * area.Width + i % area.Width] + (
                random.NextDouble() < 0.01 ? 9000 : 0);
            light[i] = (float)(sky + Math.Sqrt(sky + 9) * random.NextNormal());
        }

        // The file's samples are the sensor's at another place.
        var gain = new float[area.Area];
        for (int y = 0; y < area.Height; y++)
            for (int x = 0; x < area.Width; x++)
            {
                double flat = 60000 * sensor[y * area.Width + x];
                var (atX, atY) = Turned(area, x, y, turn);
                gain[atY * area.Width + atX] = (float)(60000 / (flat + Math.Sqrt(flat) * random.NextNormal()));
            }

        var map = new MasterMap(area, gain, blackIncluded: false);
        int turns = area.Width == area.Height ? 8 : 4;
        return [.. Enumerable.Range(0, turns).Select(each => FlatFingerprint.Agreement(map, area, rows, light, 2, each))];
    }

    private static (int X, int Y) Turned(PixelRectangle area, int x, int y, int turn)
    {
        int right = area.Width - 1 - x, up = area.Height - 1 - y;
        return FlatFingerprint.Turns[turn] switch
        {
            "turned by 180 degrees" => (right, up),
            "mirrored left to right" => (right, y),
            "mirrored top to bottom" => (x, up),
            "mirrored about its diagonal" => (y, x),
            "mirrored about its other diagonal" => (up, right),
            "turned by 90 degrees" => (up, x),
            "turned by 270 degrees" => (y, right),
            _ => (x, y),
        };
    }
}
