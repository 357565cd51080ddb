using System.Text.Json;
using AstroStacker.EndToEnd.Files;
using Xunit;

namespace AstroStacker.EndToEnd.Runs;

/// <summary>What explain tells of a pixel adds up to what the picture holds.</summary>
public sealed class ExplainTests(ExplainTests.Stacks stacks) : IClassFixture<ExplainTests.Stacks>
{
    private const int Width = 400, Height = 300;

    [Theory]
    [InlineData("plain")]
    [InlineData("median")]
    [InlineData("drizzled")]
    public void Explain_AnyPixel_GivesTheResultToTheLastBit(string stack)
    {
        var picture = stacks.Bench.Tiff(stack);
        var (x, y) = (picture.Width / 2, picture.Height / 2);
        foreach (var (column, row) in new[] { (x, y), (0, 0), (picture.Width - 1, picture.Height - 1), (x + 37, y - 61), (63, 64) })
        {
            var told = Explain(stack, column, row);
            float[] final = [.. told.GetProperty("final").EnumerateArray().Select(value => value.GetSingle())];
            Assert.Equal(
                Enumerable.Range(0, 3).Select(plane => BitConverter.SingleToInt32Bits(picture.At(plane, column, row))),
                final.Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Fact]
    public void Explain_MeanOfWhatItSaysWasUsed_IsTheValue()
    {
        var told = Explain("plain", 200, 150);
        for (int plane = 0; plane < 3; plane++)
        {
            double sum = 0, weights = 0;
            foreach (var frame in told.GetProperty("frames").EnumerateArray())
            {
                var sample = frame.GetProperty("samples")[plane];
                double weight = sample.GetProperty("weight").GetSingle();
                Assert.Equal(sample.GetProperty("fate").GetString() == "used", weight > 0);
                sum += weight * sample.GetProperty("value").GetSingle();
                weights += weight;
            }

            Assert.Equal(told.GetProperty("planes")[plane].GetProperty("value").GetSingle(), (float)(sum / weights));
        }
    }

    [Fact]
    public void Explain_OnTheTrailOfASatellite_SaysThatTheFrameWasLeftOut()
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(stacks.Bench.At("night/truth.json")));
        var trail = truth.RootElement.GetProperty("lights")[2].GetProperty("trail");
        var (x, y) = (trail.GetProperty("x").GetDouble(), trail.GetProperty("y").GetDouble());
        // The frames are shifted only: one pixel tells how the third lies.
        var seen = Explain("plain", 200, 150).GetProperty("frames")[2];
        double column = x - seen.GetProperty("x").GetDouble() + 200, row = y - seen.GetProperty("y").GetDouble() + 150;
        var sample = Explain("plain", (int)Math.Round(column), (int)Math.Round(row)).GetProperty("frames")[2].GetProperty("samples")[1];
        Assert.Equal("trail", sample.GetProperty("fate").GetString());
        Assert.Equal(0, sample.GetProperty("weight").GetSingle());
    }

    [Fact]
    public void Explain_OutsideThePicture_SaysHowLargeItIs() => Assert.Contains(
        $"{Width} x {Height}", stacks.Bench.Expect(1, "explain", "plain.tif", "400", "0").Errors, StringComparison.Ordinal);

    [Fact]
    public void Explain_AsText_EndsWithWhatThePictureHolds()
    {
        string text = stacks.Bench.Succeed("explain", "plain.png", "10", "20").Output;
        Assert.Contains("plain.tif holds the same, to the last bit.", text, StringComparison.Ordinal);
        Assert.Contains("sum of weight x value / sum of weights", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_PictureWithoutSummary_SaysWhatToKeep()
    {
        File.Copy(stacks.Bench.At("plain.tif"), stacks.Bench.At("alone.tif"));
        Assert.Contains("alone.json", stacks.Bench.Expect(1, "explain", "alone.tif", "1", "1").Errors, StringComparison.Ordinal);
    }

    private JsonElement Explain(string stack, int x, int y) =>
        JsonDocument.Parse(stacks.Bench.Succeed("explain", $"{stack}.tif", $"{x}", $"{y}", "--json").Output).RootElement;

    /// <summary>A small night with satellites and cosmic rays, stacked in three ways.</summary>
    public sealed class Stacks : IDisposable
    {
        public Stacks()
        {
            Bench.Succeed(
                "simulate", "night", "--width", $"{Width}", "--height", $"{Height}", "--stars", "200", "--frames", "7", "--darks", "3",
                "--flats", "3", "--biases", "3", "--satellites", "2", "--cosmic-rays", "60");
            string[] masters = ["-d", "night/dark-*", "-f", "night/flat-*", "--bias", "night/bias-*", "--format", "tiff,png"];
            Bench.Succeed([.. masters, "-o", "plain", "night/light-*.dng"]);
            Bench.Succeed([.. masters, "--combine", "median", "--weight", "none", "-o", "median", "night/light-*.dng"]);
            Bench.Succeed([.. masters, "--drizzle", "1.5", "--drop", "0.9", "-o", "drizzled", "night/light-*.dng"]);
        }

        internal Workbench Bench { get; } = new();

        public void Dispose() => Bench.Dispose();
    }
}
