using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats;

public sealed class FrameFormatsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_MissingFile_SaysSo()
    {
        string path = _folder.At("no", "such.fits");
        Assert.Equal("does not exist", Assert.Throws<FrameException>(() => FrameFormats.Open(path)).Problem);
        Assert.Null(FrameFormats.NameOf(path));
    }

    [Fact]
    public void Open_Folder_SaysSo() =>
        Assert.Contains("folder", Assert.Throws<FrameException>(() => FrameFormats.Open(_folder.FullPath)).Problem,
            StringComparison.Ordinal);

    [Fact]
    public void Open_EmptyFile_SaysSo()
    {
        File.WriteAllBytes(_folder.At("empty.fits"), []);
        Assert.Contains(
            "0 bytes", Assert.Throws<FrameException>(() => FrameFormats.Open(_folder.At("empty.fits"))).Problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_UnknownKind_NamesItsFirstBytesAndWhatCanBeRead()
    {
        File.WriteAllText(_folder.At("notes.fits"), "dear diary");
        var error = Assert.Throws<FrameException>(() => FrameFormats.Open(_folder.At("notes.fits")));
        Assert.Contains("64 65 61 72", error.Problem, StringComparison.Ordinal);
        Assert.Contains("FITS", error.Remedy, StringComparison.Ordinal);
        Assert.Null(FrameFormats.NameOf(_folder.At("notes.fits")));
    }

    [Fact]
    public void NameOf_FitsWithAnotherExtension_IsFits()
    {
        string path = new FitsBytes(8, 1, 1).With(0).Save(_folder.At("frame.jpg"));
        Assert.Equal("FITS", FrameFormats.NameOf(path));
    }
}
