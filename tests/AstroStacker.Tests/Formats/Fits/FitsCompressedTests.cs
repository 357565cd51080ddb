using System.Text;
using AstroStacker.Formats;
using AstroStacker.Formats.Fits;
using AstroStacker.Formats.Workers;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Fits;

/// <summary>Files packed by fpack and gzip; what funpack makes of them is the truth.</summary>
public sealed class FitsCompressedTests : IDisposable
{
    private const int Width = 150;
    private const int Height = 90;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(16, "-r")]
    [InlineData(16, "-g1")]
    [InlineData(16, "-g2")]
    [InlineData(16, "-h")]
    [InlineData(16, "-h -s 4")]
    [InlineData(8, "-p")]
    [InlineData(8, "-r")]
    [InlineData(32, "-r")]
    [InlineData(-32, "-r -q 4")]
    [InlineData(-32, "-r -qz 4")]
    [InlineData(-32, "-r -q0 4")]
    [InlineData(-32, "-g2 -q 0")]
    [InlineData(-32, "-h -q 8")]
    [InlineData(-64, "-g1 -q 0")]
    public void Read_PictureOfFpack_IsWhatFunpackMakesOfIt(int bitPix, string options)
    {
        string plain = Frame(bitPix).Save(_folder.At("frame.fits"));
        string packed = _folder.At("frame.fits.fz"), unpacked = _folder.At("unpacked.fits");
        OtherPrograms.Run("fpack", [.. options.Split(' '), "-O", packed, plain]);
        OtherPrograms.Run("funpack", "-O", unpacked, packed);
        using var reader = FrameFormats.Open(packed);
        using var truth = FrameFormats.Open(unpacked);
        Assert.False(reader.ReadsInPlace);
        Assert.Equal(truth.ReadAll(), reader.ReadAll());
        var area = new PixelRectangle(11, 7, 50, 33);
        Assert.Equal(truth.ReadArea(area), reader.ReadArea(area));
        Assert.Equal(truth.Info with { Path = packed, Capture = reader.Info.Capture, Warnings = reader.Info.Warnings }, reader.Info);
        Assert.Equal("RGGB", reader.Info.Cfa?.Letters);
        Assert.Equal(12.5, reader.Info.ExposureSeconds);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(-32)]
    public void Read_GzippedFile_IsThePlainOne(int bitPix)
    {
        string plain = Frame(bitPix).Save(_folder.At("frame.fits"));
        using var truth = FrameFormats.Open(plain);
        OtherPrograms.Run("gzip", "--keep", plain);
        Assert.Equal("FITS", FrameFormats.NameOf(plain + ".gz"));
        using var reader = FrameFormats.Open(plain + ".gz");
        Assert.False(reader.ReadsInPlace);
        Assert.Equal(truth.ReadAll(), reader.ReadAll());
        Assert.Equal(truth.Info.SaturationAdu, reader.Info.SaturationAdu);
    }

    [Fact]
    public void NameOf_GzippedText_IsNone()
    {
        File.WriteAllText(_folder.At("notes.txt"), "dear diary");
        OtherPrograms.Run("gzip", _folder.At("notes.txt"));
        Assert.Null(FrameFormats.NameOf(_folder.At("notes.txt.gz")));
    }

    [Fact]
    public void Open_CompressedFileThatWasGzipped_IsRefusedByName()
    {
        string packed = _folder.At("frame.fits.fz");
        OtherPrograms.Run("fpack", "-O", packed, Frame(16).Save(_folder.At("frame.fits")));
        OtherPrograms.Run("gzip", packed);
        var error = Assert.Throws<FrameException>(() => FrameFormats.Open(packed + ".gz"));
        Assert.Contains("gzipped once more", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Named_NoLibraryThere_NamesThePackage()
    {
        var error = Assert.Throws<FrameException>(() => CfitsioLibrary.Named(["libno-such-fits.so.1"], "frame.fz"));
        Assert.Contains("libcfitsio10", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("fz")]
    [InlineData("gz")]
    public void Read_FileCutAnywhere_IsANamedError(string kind)
    {
        string plain = Frame(16).Save(_folder.At("frame.fits")), whole = plain;
        if (kind == "fz") OtherPrograms.Run("fpack", "-O", whole = _folder.At("frame.fits.fz"), plain);
        if (kind == "gz")
        {
            OtherPrograms.Run("gzip", plain);
            whole = plain + ".gz";
        }

        byte[] bytes = File.ReadAllBytes(whole);
        var random = new Random(7);
        for (int round = 0; round < 40; round++)
        {
            string cut = _folder.At($"cut-{round}");
            // The padding of the last block may be missing without harm.
            File.WriteAllBytes(cut, bytes[..random.Next(bytes.Length - 2880)]);
            Assert.Throws<FrameException>(() =>
            {
                using var reader = FrameFormats.Open(cut);
                reader.ReadAll();
            });
        }
    }

    [Fact]
    public void Read_CompressedBytesDamaged_IsANamedErrorOrAPicture()
    {
        string packed = _folder.At("frame.fits.fz");
        OtherPrograms.Run("fpack", "-g1", "-O", packed, Frame(16).Save(_folder.At("frame.fits")));
        byte[] bytes = File.ReadAllBytes(packed);
        for (int at = bytes.Length / 2; at < bytes.Length / 2 + 400; at++) bytes[at] ^= 0x5A;
        File.WriteAllBytes(packed, bytes);
        using var reader = FrameFormats.Open(packed);
        Assert.Contains("cfitsio", Assert.Throws<FrameException>(() => reader.ReadAll()).Problem, StringComparison.Ordinal);
    }

    /// <summary>cfitsio divides by the tile's height: the process that it runs in dies, and is replaced for the next frame.</summary>
    [Fact]
    public void Read_FileThatCfitsioCrashesOn_CostsThatFrameAlone()
    {
        string packed = _folder.At("frame.fits.fz"), damaged = _folder.At("damaged.fits.fz");
        OtherPrograms.Run("fpack", "-r", "-O", packed, Frame(16).Save(_folder.At("frame.fits")));
        string text = Encoding.Latin1.GetString(File.ReadAllBytes(packed));
        int card = text.IndexOf("ZTILE2  =", StringComparison.Ordinal);
        File.WriteAllBytes(damaged, Encoding.Latin1.GetBytes(text[..card] + "ZTILE2  =                    0" + text[(card + 30)..]));
        using var format = new FitsFormat();
        var error = Assert.Throws<FrameException>(() => ReadAll(format, damaged));
        Assert.Contains("cfitsio crashed on it", error.Problem, StringComparison.Ordinal);
        Assert.Equal(damaged, error.Path);
        Assert.Equal(Width * Height, ReadAll(format, packed).Length);
    }

    [Fact]
    public void Read_FileThatCfitsioHangsOn_IsGivenUp()
    {
        string packed = _folder.At("frame.fits.fz");
        OtherPrograms.Run("fpack", "-r", "-O", packed, Frame(16).Save(_folder.At("frame.fits")));
        using var format = new FitsFormat(new WorkerLauncher("sleep", ["300"]), TimeSpan.FromSeconds(0.3));
        Assert.Equal("decoding took more than 0.3 s", Assert.Throws<FrameException>(() => ReadAll(format, packed)).Problem);
    }

    [Fact]
    public void Read_InThisProcess_GivesTheSameAsInAWorker()
    {
        string packed = _folder.At("frame.fits.fz");
        OtherPrograms.Run("fpack", "-r", "-O", packed, Frame(16).Save(_folder.At("frame.fits")));
        using FitsFormat inside = new(launcher: null), outside = new();
        Assert.Equal(ReadAll(outside, packed), ReadAll(inside, packed));
    }

    private static float[] ReadAll(FitsFormat format, string path)
    {
        using var reader = format.Open(path);
        return reader.ReadAll();
    }

    private static FitsBytes Frame(int bitPix)
    {
        var random = new Random(1);
        // PLIO packs masks: few numbers in long runs.
        var samples = Enumerable.Range(0, Width * Height).Select(i =>
            bitPix == 8 ? i / 40 % 7 : Math.Round(1000 + 3.0 * (i % Width) + 90 * (random.NextDouble() - 0.5), bitPix > 0 ? 0 : 3));
        return new FitsBytes(bitPix, Width, Height).With("BZERO", bitPix == 16 ? "32768" : "0").With("EXPTIME", "12.5")
            .With("BAYERPAT", "'RGGB'").With("ROWORDER", "'TOP-DOWN'").With(samples);
    }
}
