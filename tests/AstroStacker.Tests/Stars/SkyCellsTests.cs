using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Simulation;
using AstroStacker.Stars;
using AstroStacker.Testing.Nights;
using Xunit;

namespace AstroStacker.Tests.Stars;

public sealed class SkyCellsTests
{
    [Theory]
    [InlineData(0.5, 2, 100)]
    [InlineData(2, 6, 600)]
    public void Measure_MosaicWithStars_TellsNoiseOfSkyAndOfBrightPixels(double gain, double reading, double sky)
    {
        var night = new NightOptions
        {
            WidthPixels = 900,
            HeightPixels = 700,
            StarCount = 400,
            GainElectronsPerAdu = gain,
            ReadNoiseElectrons = reading,
            SkyElectrons = sky,
            DarkElectronsPerSecond = 0,
            HotPixelShare = 0,
            Vignetting = 0,
            DustCount = 0,
        };
        var renderer = new NightRenderer(night);
        var frames = Enumerable.Range(0, 3).Select(i => new FrameInMemory(renderer.Render(FrameKind.Light, i))).ToList();
        var model = PhotonTransfer.Fit([.. frames.Select(frame => StarSurvey.Measure(frame, new StarOptions(), default).Sky)])!;
        double unit = (frames[0].Info.SaturationAdu - night.BiasAdu) * gain;
        foreach (double level in new[] { sky, 10 * sky, 100 * sky })
        {
            double truth = level + reading * reading + gain * gain / 12;
            double predicted = model.Variance(1, level / unit, 1) * unit * unit;
            Assert.InRange(Math.Sqrt(predicted / truth), 0.95, 1.05);
        }
    }

    [Fact]
    public void Measure_CrowdedMonoField_SeesTheSkysNoiseBetweenTheStars()
    {
        var night = new NightOptions
        {
            Format = NightFormat.FitsMono,
            WidthPixels = 700,
            HeightPixels = 500,
            StarCount = 1200,
            Vignetting = 0,
            DustCount = 0,
            DarkElectronsPerSecond = 0,
            HotPixelShare = 0,
            PixelResponseScatter = 0,
        };
        var frame = new FrameInMemory(new NightRenderer(night).Render(FrameKind.Light, 0));
        var sky = StarSurvey.Measure(frame, new StarOptions(), default).Sky;
        double unit = frame.Info.SaturationAdu, bias = night.BiasAdu / unit;
        double[] ratios = [.. sky.Planes[0].Select(cell => cell.Variance * unit * unit / ((cell.Level - bias) * unit + 9))];
        Assert.InRange(Math.Sqrt(ratios.Average()), 0.95, 1.05);
    }

    [Fact]
    public void Measure_FlatWithShading_TellsItsResponse()
    {
        var frame = new Shaded(640, 512);
        var sky = StarSurvey.Measure(frame, new StarOptions(), default).Sky;
        Assert.InRange(sky.ResponseAt(0, 100, 50), 0.895, 0.905);
        Assert.InRange(sky.ResponseAt(0, 550, 480), 0.445, 0.455);
    }

    /// <summary>The flat leaves 0.9 of the light at column 100, and less by a thousandth a column.</summary>
    private sealed class Shaded(int width, int height) : ICalibratedFrame
    {
        public FrameInfo Info { get; } = new()
        {
            Path = "memory",
            FormatName = "memory",
            Width = width,
            Height = height,
            VisibleArea = new(0, 0, width, height),
            SampleType = SampleType.Float32,
            SaturationAdu = 1,
        };

        public PixelRectangle Area => Info.VisibleArea;

        public void Read(int plane, PixelRectangle area, Span<float> samples) => samples.Fill(0.1f);

        public void ReadFlags(int plane, PixelRectangle area, Span<byte> flags) => flags.Clear();

        public void ReadGain(PixelRectangle area, Span<float> gains)
        {
            for (int i = 0; i < area.Area; i++) gains[i] = 1f / (1f - 0.001f * (area.X + i % area.Width));
        }
    }
}
