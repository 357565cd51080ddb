using AstroStacker.Formats;
using AstroStacker.Formats.Ser;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Storage;
using AstroStacker.Simulation;
using AstroStacker.Testing;
using AstroStacker.Testing.Nights;
using AstroStacker.Tests.Pipeline;
using Xunit;

namespace AstroStacker.Tests.Formats.Ser;

public sealed class SerFormatTests : IDisposable
{
    private const int Mono = 0, Rggb = 8, Bggr = 11, Cyym = 16, Rgb = 100, Bgr = 101;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Mono, 8, null, 255f)]
    [InlineData(Rggb, 8, "RGGB", 255f)]
    [InlineData(Bggr, 12, "BGGR", 4095f)]
    [InlineData(Mono, 16, null, 65535f)]
    public void Open_FrameOfAVideo_HasItsSamplesAndPattern(int colours, int bits, string? pattern, float saturation)
    {
        string path = new SerBytes(colours, 3, 2, bits).With(1, 2, 3, 4, 5, 6).With(7, 8, 9, 10, 11, 250).Save(_folder.At("a.ser"));
        using var reader = FrameFormats.Open($"{path}#1");
        Assert.Equal([7f, 8, 9, 10, 11, 250], reader.ReadAll());
        Assert.Equal([9f, 250], reader.ReadArea(new PixelRectangle(2, 0, 1, 2)));
        Assert.Equal(pattern, reader.Info.Cfa?.ToString());
        Assert.Equal(saturation, reader.Info.SaturationAdu);
        Assert.Equal("ZWO ASI224MC", reader.Info.Camera);
        Assert.True(reader.ReadsInPlace);
    }

    /// <summary>The first programs took the flag the wrong way round, and all others followed.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_SixteenBits_AreInTheOrderTheFlagDoesNotName(bool saysLittleEndian)
    {
        string path = new SerBytes(Mono, 2, 1, 16) { SaysLittleEndian = saysLittleEndian }.With(0x1234, 0xFF00).Save(_folder.At("a.ser"));
        using var reader = FrameFormats.Open(path);
        Assert.Equal([0x1234, 0xFF00], reader.ReadAll());
    }

    [Theory]
    [InlineData(Rgb, 0)]
    [InlineData(Bgr, 2)]
    public void Read_ColourPicture_HasRedFirst(int colours, int red)
    {
        string path = new SerBytes(colours, 2, 1, 8).With(1, 2, 3, 11, 12, 13).Save(_folder.At("a.ser"));
        using var reader = FrameFormats.Open(path);
        Assert.Equal([red + 1f, red + 11], reader.ReadAll(0));
        Assert.Equal([2f, 12], reader.ReadAll(1));
        Assert.Equal([3f - red, 13 - red], reader.ReadAll(2));
    }

    [Fact]
    public void Open_Times_AreThoseOfTheFramesElseOfTheVideo()
    {
        DateTime start = new(2026, 3, 14, 21, 0, 0, DateTimeKind.Utc), later = start.AddSeconds(7.5);
        string timed = new SerBytes(Mono, 1, 1, 8) { Times = [start, later], Start = start }.With(1).With(2).Save(_folder.At("timed.ser"));
        string plain = new SerBytes(Mono, 1, 1, 8) { Start = start }.With(1).With(2).Save(_folder.At("plain.ser"));
        string silent = new SerBytes(Mono, 1, 1, 8).With(1).With(2).Save(_folder.At("silent.ser"));
        Assert.Equal(later, FrameReading.InfoOf($"{timed}#1").StartTime);
        Assert.Equal(start, FrameReading.InfoOf($"{plain}#1").StartTime);
        Assert.Null(FrameReading.InfoOf($"{silent}#1").StartTime);
    }

    [Fact]
    public void Open_WholeVideo_SaysHowToNameAFrame()
    {
        string path = new SerBytes(Mono, 1, 1, 8).With(1).With(2).Save(_folder.At("moon.ser"));
        var error = Assert.Throws<FrameException>(() => FrameFormats.Open(path));
        Assert.Contains("SER video of 2 frames", error.Problem, StringComparison.Ordinal);
        Assert.Contains("moon.ser#0", error.Remedy, StringComparison.Ordinal);
        var beyond = Assert.Throws<FrameException>(() => FrameFormats.Open($"{path}#2"));
        Assert.Contains("from 0 to 1", beyond.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DamagedOrOddVideo_IsRefusedByName()
    {
        string cut = new SerBytes(Mono, 4, 4, 8).With(new ushort[16]).With(new ushort[16]).Save(_folder.At("cut.ser"));
        using (var file = new FileStream(cut, FileMode.Open)) file.SetLength(file.Length - 3);
        using (FrameFormats.Open($"{cut}#0")) Assert.Throws<FrameException>(() => FrameFormats.Open($"{cut}#1"));
        string odd = new SerBytes(Cyym, 1, 1, 8).With(1).Save(_folder.At("odd.ser"));
        Assert.Contains("ColorID 16", Assert.Throws<FrameException>(() => FrameFormats.Open(odd)).Problem, StringComparison.Ordinal);
        File.WriteAllText(_folder.At("words.ser"), "LUCAM-RECORDER".PadRight(178));
        Assert.Contains("says of itself", Assert.Throws<FrameException>(() => FrameFormats.Open(_folder.At("words.ser"))).Problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public void FramesOf_VideoAndOtherFile_AreItsFramesAndItself()
    {
        string video = new SerBytes(Mono, 1, 1, 8).With(1).With(2).Save(_folder.At("a.ser"));
        string picture = new FitsBytes(8, 1, 1).With(0).Save(_folder.At("a#1"));
        Assert.Equal([$"{video}#0", $"{video}#1"], SerFormat.FramesOf(video));
        Assert.Equal([picture], SerFormat.FramesOf(picture));
        Assert.Equal([_folder.At("none.ser")], SerFormat.FramesOf(_folder.At("none.ser")));
    }

    [Fact]
    public void Hash_FrameOfAVideo_HangsOnThatFrameAlone()
    {
        string one = new SerBytes(Mono, 2, 1, 8).With(1, 2).With(3, 4).Save(_folder.At("one.ser"));
        string other = new SerBytes(Mono, 2, 1, 8).With(9, 9).With(3, 4).Save(_folder.At("other.ser"));
        Assert.Equal(FrameStore.Hash($"{one}#1"), FrameStore.Hash($"{other}#1"));
        Assert.NotEqual(FrameStore.Hash($"{one}#0"), FrameStore.Hash($"{other}#0"));
        Assert.NotEqual(FrameStore.Hash($"{one}#0"), FrameStore.Hash($"{one}#1"));
    }

    [Fact]
    public void Stack_VideoOfANight_IsTheStackOfItsFrames()
    {
        var options = new NightOptions
        {
            Format = NightFormat.Fits,
            WidthPixels = 300,
            HeightPixels = 240,
            StarCount = 100,
            LightCount = 4,
            DarkCount = 0,
            FlatCount = 0,
            BiasCount = 0,
        };
        new NightWriter(new NightRenderer(options), _folder.FullPath).Write(_ => { }, CancellationToken.None);
        string[] files = [.. Enumerable.Range(0, 4).Select(i => _folder.At(options.FileName(FrameKind.Light, i)))];
        var info = FrameReading.InfoOf(files[0]);
        int colours = Array.IndexOf(["RGGB", "GRBG", "GBRG", "BGGR"], info.Cfa!.ToString()) + Rggb;
        var video = new SerBytes(colours, info.Width, info.Height, 16);
        foreach (string file in files)
            using (var reader = FrameFormats.Open(file)) video.With([.. reader.ReadAll().Select(sample => (ushort)sample)]);
        string path = video.Save(_folder.At("night.ser"));

        var expected = Stack("files", files);
        var found = Stack("video", [.. SerFormat.FramesOf(path)]);

        for (int plane = 0; plane < expected.Planes.Count; plane++) Assert.Equal(expected.Planes[plane], found.Planes[plane]);
    }

    private StackPicture Stack(string name, string[] lights)
    {
        var result = RunBench.Run(new StackJob
        {
            Lights = lights,
            CropToVisible = false,
            Output = new OutputOptions { Prefix = _folder.At(name), Formats = ["fits"], Colour = "camera" },
            Resources = new ResourceOptions { Threads = 2, MemoryBytes = 1 << 30 },
        });
        Assert.All(result.Frames, frame => Assert.True(frame.Used, frame.SkipReason));
        return StackPicture.Read(_folder.At($"{name}.fits"), []);
    }
}
