using System.Text.Json;
using AstroStacker.Imaging;
using AstroStacker.Simulation;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Simulation;

public sealed class NightWriterTests : IDisposable
{
    private static readonly NightOptions s_night = NightOptions.Small with
    {
        WidthPixels = 120,
        HeightPixels = 80,
        LightCount = 3,
        DarkCount = 2,
        FlatCount = 1,
        BiasCount = 1,
        DarkFlatCount = 1,
        StarCount = 20,
        SatelliteFrames = [1],
        FlipFrom = 2,
        CloudedFrames = [2],
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_Night_NamesAndAnnouncesEveryFile()
    {
        var written = new List<string>();

        new NightWriter(new NightRenderer(s_night), _folder.At("new", "night")).Write(written.Add, CancellationToken.None);

        string[] names =
        [
            "light-0000.dng", "light-0001.dng", "light-0002.dng", "dark-0000.dng", "dark-0001.dng", "flat-0000.dng", "bias-0000.dng",
            "darkflat-0000.dng", "truth.json",
        ];
        Assert.Equal(names.Select(name => _folder.At("new", "night", name)), written);
        Assert.All(written, path => Assert.True(File.Exists(path)));
    }

    [Fact]
    public void Write_ShorterNightOverALongerOne_LeavesNoFrameOfTheOldOne()
    {
        Write(s_night);
        File.WriteAllText(_folder.At("notes.txt"), "kept");
        File.WriteAllText(_folder.At("light-of-mine.dng"), "kept");

        Write(s_night with { LightCount = 2, DarkCount = 0, CloudedFrames = [] });

        Assert.Equal(
            ["bias-0000.dng", "darkflat-0000.dng", "flat-0000.dng", "light-0000.dng", "light-0001.dng", "light-of-mine.dng",
                "notes.txt", "truth.json"],
            Directory.GetFiles(_folder.FullPath).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Truth_Written_SaysWhatTheRendererKnows()
    {
        Write(s_night);
        var truth = new NightRenderer(s_night).Truth;
        var json = JsonDocument.Parse(File.ReadAllText(_folder.At("truth.json"))).RootElement;

        Assert.Equal(120, json.GetProperty("options").GetProperty("widthPixels").GetInt32());
        Assert.Equal(truth.Stars.Count, json.GetProperty("stars").GetArrayLength());
        Assert.Equal(truth.Stars[3].X, json.GetProperty("stars")[3].GetProperty("x").GetDouble());
        Assert.Equal(truth.Stars[3].Electrons, json.GetProperty("stars")[3].GetProperty("electrons").GetDouble());
        for (int i = 0; i < 3; i++)
        {
            var light = json.GetProperty("lights")[i];
            double[] matrix = [.. light.GetProperty("frame0ToFrame").EnumerateArray().Select(number => number.GetDouble())];
            Assert.Equal(truth.Between(0, i), new Transform(matrix));
            Assert.Equal($"light-000{i}.dng", light.GetProperty("file").GetString());
            Assert.Equal(truth.Lights[i].Transparency, light.GetProperty("transparency").GetDouble());
            Assert.Equal(i == 2, light.GetProperty("clouded").GetBoolean());
            Assert.Equal(i == 1, light.GetProperty("trail").ValueKind == JsonValueKind.Object);
        }
    }

    [Fact]
    public void Write_Cancelled_StopsWithoutTruth()
    {
        using var stop = new CancellationTokenSource();
        var writer = new NightWriter(new NightRenderer(s_night), _folder.FullPath);

        Assert.ThrowsAny<OperationCanceledException>(() => writer.Write(_ => stop.Cancel(), stop.Token));

        Assert.False(File.Exists(_folder.At("truth.json")));
        Assert.NotEmpty(NightWriter.FilesIn(_folder.FullPath));
    }

    private void Write(NightOptions night) =>
        new NightWriter(new NightRenderer(night), _folder.FullPath).Write(_ => { }, CancellationToken.None);
}
