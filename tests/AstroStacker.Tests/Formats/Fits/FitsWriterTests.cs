using System.Text;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Fits;

public sealed class FitsWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_Master_HasTheseCardsToTheByte()
    {
        var capture = new CaptureSettings { Type = FrameType.Dark, IsMaster = true, Gain = 120 };
        var master = PictureWriting.Master(4, 2) with { Capture = capture };
        byte[] file = File.ReadAllBytes(PictureWriting.Write(
            "fits", _folder.At("master.fits"), master, [[0, 1, 2, 3, 4, 5, 6, 7]]));
        string[] expected =
        [
            "SIMPLE  =                    T / conforms to the FITS standard",
            "BITPIX  =                  -32 / 32-bit floating point",
            "NAXIS   =                    2 / number of axes",
            "NAXIS1  =                    4 / columns",
            "NAXIS2  =                    2 / rows",
            "ROWORDER= 'TOP-DOWN' / the first row is the top",
            "BAYERPAT= 'GRBG    ' / pattern from the top-left sample",
            "XBAYROFF=                    0 / columns",
            "YBAYROFF=                    0 / rows",
            "ASTKADU =                    T / samples are raw ADU",
            "ASTKSAT =              16383.0 / the sample value of saturation",
            "ASTKBLK =                    F / the black level was subtracted",
            "ASTKCOL = 'CAMERA  ' / linear sRGB, or camera colours",
            "EXPTIME =                 30.0 / [s] exposure of the reference",
            "LIVETIME=                600.0 / [s] sum over the used frames",
            "STACKCNT=                   20 / number of used frames",
            "NCOMBINE=                   20 / number of used frames",
            "DATE-OBS= '2024-08-12T23:01:02.250' / start of the first",
            "DATE-END= '2024-08-12T23:21:02.000' / end of the last",
            "INSTRUME= 'Canon EOS 6D' / camera",
            "FILTER  = 'L''Enhance' / filter",
            "OBJECT  = 'M 27    ' / object",
            "CCD-TEMP=                 -9.5 / [C] sensor temperature",
            "ISOSPEED=               1600.0 / ISO speed",
            "IMAGETYP= 'Master Dark' / type of the frames",
            "GAIN    =                120.0 / the camera's own number",
            "XBINNING=                    1 / columns to a sample",
            "YBINNING=                    1 / rows to a sample",
            "SWCREATE= 'AstroStacker' / software",
            "HISTORY master dark of 20 frames",
            "HISTORY combined as a mean",
            "END",
        ];
        var cards = Enumerable.Range(0, 36).Select(i => Encoding.ASCII.GetString(file, i * 80, 80)).ToArray();
        Assert.Equal(expected, cards.Take(expected.Length).Select(card => card.TrimEnd()));
        Assert.All(cards.Skip(expected.Length), card => Assert.Equal(new string(' ', 80), card));
        Assert.Equal(2 * 2880, file.Length);
        // 1 as big-endian float32 is 3F 80 00 00; what pads the last block is 0.
        Assert.Equal([0, 0, 0, 0, 0x3F, 0x80, 0, 0], file[2880..2888]);
        Assert.All(file[(2880 + 32)..], padding => Assert.Equal(0, padding));
    }

    [Fact]
    public void Write_ThreePlanes_LieOneAfterTheOther()
    {
        var info = PictureWriting.Info(2, 2, 3) with { IsSrgb = true };
        byte[] file = File.ReadAllBytes(PictureWriting.Write(
            "fits", _folder.At("rgb.fits"), info, [[1, 1, 1, 1], [2, 2, 2, 2], [-4, -4, -4, -4]], rowsPerBand: 1));
        string header = Encoding.ASCII.GetString(file, 0, 2880);
        Assert.Contains("NAXIS3  =                    3", header, StringComparison.Ordinal);
        Assert.Contains("ASTKCOL = 'SRGB", header, StringComparison.Ordinal);
        Assert.Contains("ASTKSAT =                  1.0", header, StringComparison.Ordinal);
        Assert.Equal([0x3F, 0x80, 0, 0], file[2880..2884]);
        Assert.Equal([0x40, 0, 0, 0], file[2896..2900]);
        Assert.Equal([0xC0, 0x80, 0, 0], file[2912..2916]);
    }

    [Fact]
    public void Write_LongAndForeignText_StaysWithinItsCards()
    {
        var info = PictureWriting.Info(2, 2, 1) with
        {
            Camera = new string('\'', 70),
            ObjectName = "Mönch",
            History = [new string('x', 150), ""],
        };
        string path = PictureWriting.Write("fits", _folder.At("text.fits"), info, [[0, 0, 0, 0]]);
        string header = Encoding.ASCII.GetString(File.ReadAllBytes(path), 0, 2880);
        Assert.Equal(4, Enumerable.Range(0, 36).Count(i =>
            header.Substring(i * 80, 80).StartsWith("HISTORY", StringComparison.Ordinal)));
        var read = FrameReading.InfoOf(path);
        Assert.Equal(new string('\'', 34), read.Camera);
        Assert.Equal("M?nch", read.ObjectName);
    }
}
