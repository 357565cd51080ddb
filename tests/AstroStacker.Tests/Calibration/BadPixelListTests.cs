using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Calibration;

public sealed class BadPixelListTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static FrameInfo Fits(bool bottomUp) => new()
    {
        Path = "light.fits",
        FormatName = "FITS",
        Width = 6,
        Height = 4,
        VisibleArea = new PixelRectangle(1, 0, 5, 4),
        SampleType = SampleType.UInt16,
        SaturationAdu = 65535,
        StoredBottomUp = bottomUp,
    };

    private static FrameInfo Raw => Fits(false) with { FormatName = "camera RAW (X)", VisibleArea = new PixelRectangle(2, 1, 4, 3) };

    private DefectMap Read(string text, FrameInfo frame)
    {
        File.WriteAllText(_folder.At("hot.lst"), text);
        return BadPixelList.Read(_folder.At("hot.lst"), frame);
    }

    [Fact]
    public void Read_SirilsLinesOfABottomUpFile_CountFromTheTop() =>
        Assert.Equal([(5, 0), (0, 1)], Read("# found\nP 5 0 H\nP 0 1 C\r\n\n", Fits(bottomUp: true)).Pixels);

    [Fact]
    public void Read_SirilsLinesOfATopDownFile_CountFromTheFilesLastRow() =>
        Assert.Equal([(0, 2), (5, 3)], Read("P 5 0\nP 0 1 C", Fits(bottomUp: false)).Pixels);

    [Fact]
    public void Read_CameraRaw_CountsInTheVisibleWindow() =>
        Assert.Equal([(2, 1), (5, 3)], Read("P 0 0\nP 3 2 H", Raw).Pixels);

    [Theory]
    [InlineData("C 1")]
    [InlineData("C 1 0")]
    [InlineData("C 1 0 H")]
    [InlineData("C 1 H")]
    public void Read_Column_IsTheWholeColumn(string line) =>
        Assert.Equal([(3, 1), (3, 2), (3, 3)], Read(line, Raw).Pixels);

    [Theory]
    [InlineData("L 0")]
    [InlineData("L 0 0 C")]
    public void Read_Line_IsTheWholeRow(string line) =>
        Assert.Equal([(0, 3), (1, 3), (2, 3), (3, 3), (4, 3), (5, 3)], Read(line, Fits(bottomUp: false)).Pixels);

    [Theory]
    [InlineData("P 1", "is no bad pixel")]
    [InlineData("Q 1 2", "is no bad pixel")]
    [InlineData("P -1 2", "is no bad pixel")]
    [InlineData("P 1 2 X", "is no bad pixel")]
    [InlineData("P 1 2 H 3", "is no bad pixel")]
    [InlineData("P 6 0", "outside the frames of 6 x 4")]
    [InlineData("P 0 4", "outside the frames of 6 x 4")]
    [InlineData("C 6", "outside the frames of 6 x 4")]
    [InlineData("L 4 0 H", "outside the frames of 6 x 4")]
    public void Read_WrongLine_IsNamedWithFileAndNumber(string line, string problem)
    {
        var error = Assert.Throws<FrameException>(() => Read($"# remark\n{line}\n", Fits(bottomUp: true)));
        Assert.Equal(_folder.At("hot.lst"), error.Path);
        Assert.Contains($"line 2, \"{line}\", ", error.Problem, StringComparison.Ordinal);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFile_IsRefusedByName() =>
        Assert.Contains("none.lst", Assert.Throws<FrameException>(
            () => BadPixelList.Read(_folder.At("none.lst"), Raw)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Write_AnyKindOfFrame_IsReadBackAsItWas(int kind)
    {
        var frame = kind switch { 0 => Fits(false), 1 => Fits(true), _ => Raw };
        var map = new DefectMap([(2, 1), (5, 3), (4, 2)]);
        BadPixelList.Write(_folder.At("own.lst"), map, frame);
        Assert.Equal(map.Pixels, BadPixelList.Read(_folder.At("own.lst"), frame).Pixels);
    }

    [Fact]
    public void Write_PixelOfAMarginOfCameraRaw_IsLeftOut()
    {
        BadPixelList.Write(_folder.At("own.lst"), new DefectMap([(0, 0), (2, 1)]), Raw);
        Assert.Equal("P 0 0", File.ReadAllLines(_folder.At("own.lst"))[^1]);
        Assert.Equal(2, File.ReadAllLines(_folder.At("own.lst")).Length);
    }
}
