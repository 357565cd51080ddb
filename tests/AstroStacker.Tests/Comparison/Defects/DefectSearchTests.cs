using AstroStacker.Comparison.Defects;
using AstroStacker.Imaging;
using AstroStacker.Simulation;
using AstroStacker.Testing.Nights;
using Xunit;

namespace AstroStacker.Tests.Comparison.Defects;

public sealed class DefectSearchTests
{
    private static readonly NightOptions s_night = new()
    {
        WidthPixels = 330,
        HeightPixels = 260,
        LightCount = 18,
        StarCount = 60,
        NebulaElectrons = 60,
        HotPixelShare = 0,
        Format = NightFormat.Fits,
    };

    [Theory]
    [InlineData("RGGB", NightFormat.Fits)]
    [InlineData("RGGB", NightFormat.FitsMono)]
    [InlineData("XTRANS", NightFormat.Dng)]
    public void Find_TelegraphPixels_FindsThemAndHardlyAnythingElse(string cfa, NightFormat format)
    {
        int margin = format == NightFormat.Dng ? 10 : 0;
        var night = s_night with { Cfa = cfa, Format = format, MarginPixels = margin, TelegraphPixelShare = 2e-3 };
        var findings = DefectSearch.Find(Render(night), 2, TestContext.Current.CancellationToken);
        TelegraphPixel[] truth = [.. TelegraphNoise.Pixels(night).Where(pixel => night.VisibleArea.Contains(pixel.X, pixel.Y))];
        TelegraphPixel[] strong = [.. truth.Where(pixel => pixel.Electrons > 120)];
        Assert.Null(findings.Note);
        Assert.Equal(18, findings.FrameCount);
        Assert.InRange(strong.Count(pixel => findings.Map.Contains(pixel.X, pixel.Y)), 0.95 * strong.Length, strong.Length);
        int known = truth.Count(pixel => findings.Map.Contains(pixel.X, pixel.Y));
        Assert.InRange(findings.Map.Count - known, 0, 8);
    }

    [Fact]
    public void Find_StarsThatNeverMove_TakesNone()
    {
        foreach (double fwhm in (double[])[1.7, 2.8])
        {
            var night = s_night with { DitherPixels = 0, RotationDegrees = 0, FwhmPixels = fwhm, StarCount = 150 };
            Assert.InRange(DefectSearch.Find(Render(night), 2, TestContext.Current.CancellationToken).Map.Count, 0, 1);
        }
    }

    [Fact]
    public void Find_HotAndDeadPixels_CountsBoth()
    {
        var frames = Enumerable.Range(0, 12).Select(i => new NoiseFrame(i, 200, 150)).ToArray();
        var findings = DefectSearch.Find(frames, 1, TestContext.Current.CancellationToken);
        Assert.Equal(NoiseFrame.Hot.Concat(NoiseFrame.Dead).OrderBy(pixel => pixel.Y).ThenBy(pixel => pixel.X), findings.Map.Pixels);
        Assert.Equal((NoiseFrame.Hot.Length, NoiseFrame.Dead.Length), (findings.HotCount, findings.ColdCount));
    }

    [Fact]
    public void Find_OneOrManyThreads_GivesTheSame()
    {
        var frames = Render(s_night with { TelegraphPixelShare = 2e-3, LightCount = 6 });
        var one = DefectSearch.Find(frames, 1, TestContext.Current.CancellationToken).Map.Pixels;
        Assert.Equal(one, DefectSearch.Find(frames, 5, TestContext.Current.CancellationToken).Map.Pixels);
    }

    [Fact]
    public void Find_TooManyOrTooFewFrames_SaysWhyThereIsNoMap()
    {
        var frames = Render(s_night with { HotPixelShare = 0.05, LightCount = 8 });
        var findings = DefectSearch.Find(frames, 2, TestContext.Current.CancellationToken);
        Assert.True(findings.Map.IsEmpty);
        Assert.Contains("% of the pixels stand out", findings.Note);
        Assert.Contains("fewer than 3", DefectSearch.Find(frames[..2], 2, TestContext.Current.CancellationToken).Note);
        Assert.NotNull(DefectSearch.Find([], 2, TestContext.Current.CancellationToken).Note);
    }

    private static ICalibratedFrame[] Render(NightOptions night)
    {
        var renderer = new NightRenderer(night);
        return [.. Enumerable.Range(0, night.LightCount).Select(i => new FrameInMemory(renderer.Render(FrameKind.Light, i)))];
    }

    /// <summary>A flat sky with noise, some pixels of which never follow it: two of them side by side, some next to the edges.</summary>
    private sealed class NoiseFrame(int index, int width, int height) : ICalibratedFrame
    {
        public static readonly (int X, int Y)[] Hot = [(1, 1), (50, 20), (51, 20), (198, 63), (100, 64), (7, 148)];
        public static readonly (int X, int Y)[] Dead = [(30, 30), (198, 148), (120, 128)];

        public FrameInfo Info { get; } = new()
        {
            Path = "noise",
            FormatName = "noise",
            Width = width,
            Height = height,
            VisibleArea = new(0, 0, width, height),
            SampleType = SampleType.Float32,
            Cfa = new CfaPattern("RGGB"),
            SaturationAdu = 1,
        };

        public PixelRectangle Area => Info.VisibleArea;

        public void Read(int plane, PixelRectangle area, Span<float> samples)
        {
            for (int i = 0; i < samples.Length; i++)
            {
                int x = area.X + i % area.Width, y = area.Y + i / area.Width;
                var random = new Random(HashCode(index, x, y));
                double noise = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                samples[i] = (float)(Dead.Contains((x, y)) ? 0 : 0.1 + 0.01 * noise + (Hot.Contains((x, y)) ? 0.05 : 0));
            }
        }

        public void ReadFlags(int plane, PixelRectangle area, Span<byte> flags) => flags.Clear();

        private static int HashCode(int frame, int x, int y) => (frame * 997 + y) * 1009 + x;
    }
}
