using AstroStacker.Calibration;
using AstroStacker.Imaging;
using Xunit;

namespace AstroStacker.Tests.Calibration;

public sealed class DefectReplacementTests
{
    private static readonly PixelRectangle s_valid = new(4, 2, 40, 36);

    private static readonly CfaPattern?[] s_patterns =
        [null, new("GRBG"), new("GBGGRGRGRBGBGBGGRGGRGGBGBGBRGRGRGGBG", 6, 6)];

    [Fact]
    public void Apply_SlopeInEveryColour_GivesTheSlopeBack()
    {
        foreach (var cfa in s_patterns)
        {
            var defects = Scatter(30);
            var samples = Slope(cfa, s_valid, defects);
            new DefectReplacement(new DefectMap(defects), cfa, s_valid).Apply(samples, s_valid);
            var expected = Slope(cfa, s_valid, []);
            foreach (var (x, y) in defects)
            {
                bool isInside = s_valid.Inflate(-6).Contains(x, y);
                int i = (y - s_valid.Y) * s_valid.Width + x - s_valid.X;
                Assert.Equal(expected[i], samples[i], isInside ? 1e-4f : 0.5f);
            }
        }
    }

    [Fact]
    public void Apply_GoodSamples_StayAsTheyAre()
    {
        var defects = Scatter(60);
        var map = new DefectMap(defects);
        var before = Slope(s_patterns[1], s_valid, defects);
        float[] after = [.. before];
        new DefectReplacement(map, s_patterns[1], s_valid).Apply(after, s_valid);
        for (int i = 0; i < before.Length; i++)
            if (!map.Contains(s_valid.X + i % 40, s_valid.Y + i / 40)) Assert.Equal(before[i], after[i]);
    }

    [Fact]
    public void Apply_WindowsOfAnyCut_GiveSameBytes()
    {
        foreach (var cfa in s_patterns)
        {
            (int X, int Y)[] defects = [.. Scatter(200),
                .. from y in Enumerable.Range(12, 9) from x in Enumerable.Range(20, 9) select (x, y)];
            var replacement = new DefectReplacement(new DefectMap(defects), cfa, s_valid);
            var whole = Slope(cfa, s_valid, defects);
            replacement.Apply(whole, s_valid);
            foreach (var part in (PixelRectangle[])[new(4, 2, 11, 9), new(15, 10, 12, 20), new(30, 20, 14, 18)])
            {
                var window = part.Inflate(replacement.ReachPixels);
                var samples = Slope(cfa, window, defects);
                replacement.Apply(samples, window);
                for (int y = part.Y; y < part.Bottom; y++)
                    for (int x = part.X; x < part.Right; x++)
                    {
                        Assert.Equal(
                            whole[(y - s_valid.Y) * s_valid.Width + x - s_valid.X],
                            samples[(y - window.Y) * window.Width + x - window.X]);
                    }
            }
        }
    }

    [Fact]
    public void Apply_OnAStraightEdge_FollowsTheEdge()
    {
        float[] samples = [.. Enumerable.Range(0, 40 * 36).Select(i => i % 40 < 20 ? 1f : 0f)];
        int at = 10 * 40 + 19;
        samples[at] = 50;
        new DefectReplacement(new DefectMap([(4 + 19, 2 + 10)]), null, s_valid).Apply(samples, s_valid);
        Assert.Equal(1, samples[at]);
    }

    [Fact]
    public void Apply_MiddleOfAClusterOrOfBadColumns_GetsTheSlopeOfTheRingRoundIt()
    {
        foreach (var cfa in s_patterns)
            foreach (var block in (PixelRectangle[])[new(12, 10, 9, 9), new(16, 2, 7, 36)])
            {
                var defects = (from y in Enumerable.Range(block.Y, block.Height)
                               from x in Enumerable.Range(block.X, block.Width)
                               select (x, y)).ToArray();
                var samples = Slope(cfa, s_valid, defects);
                new DefectReplacement(new DefectMap(defects), cfa, s_valid).Apply(samples, s_valid);
                var expected = Slope(cfa, s_valid, []);
                // Where one side alone is near, it stands for both: half the block off at the most.
                for (int i = 0; i < samples.Length; i++) Assert.Equal(expected[i], samples[i], 0.02f * (block.Width + 12));
                int middle = (block.Y + block.Height / 2 - s_valid.Y) * 40 + block.X + block.Width / 2 - s_valid.X;
                Assert.Equal(expected[middle], samples[middle], cfa is null ? 1e-4f : 0.07f);
            }
    }

    [Fact]
    public void Apply_NothingGoodForFarAround_StaysAsItIs()
    {
        var area = new PixelRectangle(0, 0, 90, 90);
        var defects = from y in Enumerable.Range(0, 90) from x in Enumerable.Range(0, 90) select (x, y);
        var samples = new float[area.Area];
        new DefectReplacement(new DefectMap(defects), null, area).Apply(samples, area);
        Assert.All(samples, sample => Assert.Equal(0, sample));
    }

    private static (int X, int Y)[] Scatter(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ => (random.Next(4, 44), random.Next(2, 38))).Distinct()];
    }

    private static float[] Slope(CfaPattern? cfa, PixelRectangle window, (int X, int Y)[] defects)
    {
        var samples = new float[window.Area];
        for (int i = 0; i < samples.Length; i++)
        {
            int x = window.X + i % window.Width, y = window.Y + i / window.Width;
            samples[i] = 1 + 0.01f * x + 0.02f * y + 3 * (cfa is not null && s_valid.Contains(x, y) ? cfa.ColourAt(x, y) : 0);
        }

        foreach (var (x, y) in defects)
            if (window.Contains(x, y)) samples[(y - window.Y) * window.Width + x - window.X] = 100;
        return samples;
    }
}
