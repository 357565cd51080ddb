using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats;

/// <summary>What every format that writes must do; each entry of the registry is held to it.</summary>
public sealed class PictureFormatsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. PictureFormats.All.Select(format => format.Name)];

    public static TheoryData<string> FloatNames => ["tiff", "fits"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Write_AnyBandHeight_GivesTheSameBytes(string format)
    {
        var info = PictureWriting.Info(57, 23, 3) with { IsSrgb = true, Pedestal = 0.01 };
        var planes = PictureWriting.Noise(57, 23, 3);
        var files = new[] { 1, 4, 23 }.Select(rows =>
            File.ReadAllBytes(PictureWriting.Write(format, _folder.At($"{rows}"), info, planes, rows))).ToArray();
        Assert.Equal(files[0], files[1]);
        Assert.Equal(files[0], files[2]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Dispose_BeforeComplete_LeavesNoFile(string format)
    {
        var info = PictureWriting.Info(16, 4, 1);
        using (var writer = PictureFormats.Find(format)!.Create(_folder.At("out", "picture"), info))
            writer.Write(new PictureBand { Y = 0, Rows = 1, Width = 16, PlaneCount = 1, Samples = new float[16] });
        Assert.Empty(Directory.EnumerateFiles(_folder.At("out")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Complete_MissingRows_IsRefused(string format)
    {
        using var writer = PictureFormats.Find(format)!.Create(_folder.At("picture"), PictureWriting.Info(16, 4, 1));
        Assert.Throws<InvalidOperationException>(writer.Complete);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Complete_OverAnOlderFile_ReplacesIt(string format)
    {
        File.WriteAllText(_folder.At("picture"), "old");
        PictureWriting.Write(
            format, _folder.At("picture"), PictureWriting.Info(9, 2, 1), PictureWriting.Noise(9, 2, 1));
        Assert.True(new FileInfo(_folder.At("picture")).Length > 50);
        Assert.Single(Directory.EnumerateFiles(_folder.FullPath));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Create_WhereNoFileCanBe_IsANamedError(string format)
    {
        File.WriteAllText(_folder.At("file"), "");
        Assert.Throws<FrameException>(() =>
            PictureFormats.Find(format)!.Create(_folder.At("file", "picture"), PictureWriting.Info(16, 4, 1)));
    }

    [Theory]
    [MemberData(nameof(FloatNames))]
    public void FloatFormats_ReadBack_HoldEverySampleToTheBit(string format)
    {
        foreach (int count in new[] { 1, 3 })
        {
            var planes = PictureWriting.Noise(37, 19, count);
            string path = PictureWriting.Write(
                format, _folder.At($"picture{count}"), PictureWriting.Info(37, 19, count), planes);
            using var reader = FrameFormats.Open(path);
            Assert.True(reader.ReadsInPlace);
            Assert.Equal(1, reader.Info.SaturationAdu);
            for (int plane = 0; plane < count; plane++) Assert.Equal(planes[plane], reader.ReadAll(plane));
        }
    }

    [Theory]
    [InlineData("png")]
    [InlineData("tiff")]
    [InlineData("fits")]
    public void Master_ReadBack_SaysWhatWasWritten(string format)
    {
        var master = PictureWriting.Master(10, 7);
        float[] adu = [.. Enumerable.Range(0, 70).Select(i => i * 200f)];
        foreach (bool blackSubtracted in new[] { false, true })
        {
            string path = PictureWriting.Write(
                format, _folder.At("master"), master with { BlackSubtracted = blackSubtracted }, [adu]);
            using var reader = FrameFormats.Open(path);
            var info = reader.Info;
            Assert.Equal(adu, reader.ReadAll());
            Assert.Equal(blackSubtracted, info.BlackSubtracted);
            Assert.Equal(blackSubtracted, info.IsCalibrated);
            Assert.Equal(16383, info.SaturationAdu);
            Assert.Equal(master.Cfa, info.Cfa);
            Assert.Equal(30, info.ExposureSeconds);
            Assert.Equal(1600, info.Iso);
            Assert.Equal(
                master.Capture with { TypeText = "Master Dark", CombinedCount = 20, Program = master.Software }, info.Capture);
            Assert.Equal(-9.5, info.TemperatureCelsius);
            Assert.Equal("Canon EOS 6D", info.Camera);
            Assert.Equal("L'Enhance", info.Filter);
            Assert.Equal("M 27", info.ObjectName);
            Assert.Equal(master.FirstStart, info.StartTime);
        }
    }

    [Theory]
    [InlineData("png")]
    [InlineData("tiff")]
    public void Text_BeyondLatin1_IsKept(string format)
    {
        var info = PictureWriting.Info(4, 4, 1) with { ObjectName = "渦巻銀河", IsRawAdu = true };
        string path = PictureWriting.Write(format, _folder.At("text"), info, PictureWriting.Noise(4, 4, 1));
        Assert.Equal(info.ObjectName, FrameReading.InfoOf(path).ObjectName);
    }
}
