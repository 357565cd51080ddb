using System.Text;
using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Pipeline;
using AstroStacker.Simulation;
using AstroStacker.Testing;
using AstroStacker.Testing.Nights;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

/// <summary>Samples without a value (NaN in floats, BLANK in integers) count for nothing, and spoil nothing about them.</summary>
public sealed class AbsentSamplesTests : IDisposable
{
    private const int Left = 20, Right = 40, Top = 10, Bottom = 30;

    private readonly RunBench _bench = new();
    private readonly TemporaryFolder _folder = new();
    private StackResult? _result;

    public void Dispose()
    {
        _bench.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("mean", 250, 200)]
    [InlineData("median", 250, 200)]
    [InlineData("max", 400, 300)]
    [InlineData("min", 100, 100)]
    public void Combine_SquareOfNaNInTheBrightestFrame_IsOfTheOtherFrames(string combine, float whole, float square)
    {
        var picture = StackPicture.Read($"{Stack(combine, drizzle: null)}.fits", []);
        for (int y = 0; y < RunBench.Height; y++)
            for (int x = 0; x < RunBench.Width; x++)
                Assert.Equal((IsInSquare(x, y) ? square : whole) + x, picture.Planes[0][y * picture.Width + x] * 65535, 0.01f);
    }

    [Fact]
    public void Combine_SquareOfNaN_IsOutOfTheCoverage()
    {
        Stack("mean", drizzle: null);
        double square = (Right - Left) * (Bottom - Top), all = RunBench.Width * RunBench.Height;
        Assert.Equal(4 - square / all, _result!.Coverage.MeanFrames, 1e-9);
    }

    [Fact]
    public void Drizzle_SquareOfNaN_IsOfTheOtherFrames()
    {
        var picture = StackPicture.Read($"{Stack("mean", new DrizzleOptions { Scale = 2, DropPixels = 1 })}.fits", []);
        for (int y = 4; y < picture.Height - 4; y++)
        {
            Assert.Equal(200 + 30, picture.Planes[0][50 * picture.Width + 60] * 65535, 1f);
            Assert.Equal(250 + 60, picture.Planes[0][y * picture.Width + 120] * 65535, 1f);
        }
    }

    /// <summary>A third of one frame is blank: its other stars are found, and the stack is that of whole frames, but for noise.</summary>
    [Theory]
    [InlineData(NightFormat.FitsMono)]
    [InlineData(NightFormat.Fits)]
    public void Night_BlankThirdOfAFrame_IsStackedLikeAWholeOne(NightFormat format)
    {
        var options = new NightOptions
        {
            Format = format,
            WidthPixels = 420,
            HeightPixels = 300,
            StarCount = 150,
            LightCount = 8,
            DarkCount = 0,
            FlatCount = 0,
            BiasCount = 0,
        };
        new NightWriter(new NightRenderer(options), _folder.FullPath).Write(_ => { }, CancellationToken.None);
        string[] lights = [.. Enumerable.Range(0, 8).Select(i => _folder.At(options.FileName(FrameKind.Light, i)))];
        var whole = StackLights(lights, "whole");
        Blank(lights[3], options, rows: 100);
        var holed = StackLights(lights, "holed");

        Assert.Equal(8, holed.Result.Frames.Count(frame => frame.Used));
        var survey = holed.Result.Frames[3].Survey!;
        Assert.Equal(1.0 / 3, survey.AbsentShare, 0.02);
        Assert.True(survey.Stars.Count > 0.4 * whole.Result.Frames[3].Survey!.Stars.Count, $"{survey.Stars.Count} stars");
        Assert.DoesNotContain(survey.Stars, star => star.Y < 98);
        for (int plane = 0; plane < whole.Picture.Planes.Count; plane++)
        {
            double noise = holed.Result.Noise[plane];
            float[] off = [.. whole.Picture.Planes[plane].Zip(holed.Picture.Planes[plane], (a, b) => Math.Abs(a - b)).Order()];
            // What one of eight samples changes of a mean: a third of its noise, and no more at the hole's edge.
            Assert.True(off[off.Length / 2] < 0.3 * noise, $"middle {off[off.Length / 2] / noise:0.00} of the noise");
            double highest = off[(int)(0.9999 * off.Length)] / noise;
            Assert.True(highest < 4, $"highest {highest:0.00} of the noise");
        }
    }

    private string Stack(string combine, DrizzleOptions? drizzle)
    {
        string[] lights = [.. Enumerable.Range(1, 4).Select(number => MasterFiles.Write(
            _bench.At($"light{number}.fits"), RunBench.Width, RunBench.Height,
            (x, y) => number == 4 && IsInSquare(x, y) ? float.NaN : 100 * number + x))];
        var job = _bench.Job(lights);
        _result = RunBench.Run(job with
        {
            Integration = new IntegrationOptions
            {
                Combine = combine,
                Reject = "none",
                Normalize = "none",
                Weight = "none",
                Cosmetic = "off",
                Drizzle = drizzle,
                Interpolation = "nearest",
            },
            Output = job.Output with { Formats = ["fits"] },
        });
        return job.Output.Prefix;
    }

    private static bool IsInSquare(int x, int y) => x is >= Left and < Right && y is >= Top and < Bottom;

    private (StackResult Result, StackPicture Picture) StackLights(string[] lights, string name)
    {
        var result = RunBench.Run(new StackJob
        {
            Lights = lights,
            Output = new OutputOptions { Prefix = _folder.At(name), Formats = ["fits"], Colour = "camera", Overwrite = true },
            Resources = new ResourceOptions { Threads = 2, MemoryBytes = 1 << 30 },
        });
        return (result, StackPicture.Read(_folder.At($"{name}.fits"), []));
    }

    /// <summary>Gives the first rows of an integer FITS the number that stands for no value.</summary>
    private static void Blank(string path, NightOptions options, int rows)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int end = Enumerable.Range(0, bytes.Length / 80).First(card => Encoding.ASCII.GetString(bytes, card * 80, 8) == "END     ");
        int data = (end * 80 / 2880 + 1) * 2880;
        Assert.True((end + 2) * 80 <= data, "room for a card");
        Encoding.ASCII.GetBytes($"{"BLANK",-8}= {-32768,20}".PadRight(80) + "END".PadRight(80)).CopyTo(bytes, end * 80);
        for (int i = 0; i < rows * options.SensorWidthPixels; i++) (bytes[data + 2 * i], bytes[data + 2 * i + 1]) = (0x80, 0);
        File.WriteAllBytes(path, bytes);
    }
}
