using System.Text;
using AstroStacker.Formats;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.RoundTrips;

/// <summary>Our FITS in the hands of NASA's tools.</summary>
public sealed class FitsRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, int> Files => new(
        from format in (string[])["fits", "fits16", "fits-rice"] from planes in (int[])[1, 3] select (format, planes));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void Fitsverify_FindsNothing(string format, int planes)
    {
        string report = Tool.Run("fitsverify", new Example(_folder, planes).Write(format));
        Assert.Contains("0 warning(s) and 0 error(s)", report, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Cfitsio_ReadsEverySample(string format, int planes)
    {
        var example = new Example(_folder, planes);
        float[] read = Cfitsio.Read(example.Write(format), Example.Width * Example.Height * planes);
        float[] expected = format == "fits"
            ? [.. example.Planes.SelectMany(plane => plane)]
            : [.. example.Levels.SelectMany(plane => plane).Select(level => (float)level)];
        Assert.Equal(expected, read);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Funpack_GivesTheSamplesOfFits16(int planes)
    {
        var example = new Example(_folder, planes);
        string unpacked = _folder.At("unpacked.fits");
        Tool.Run("funpack", "-O", unpacked, example.Write("fits-rice"));
        Assert.Equal(SamplesOf(example.Write("fits16")), SamplesOf(unpacked));
        Assert.Contains("0 warning(s) and 0 error(s)", Tool.Run("fitsverify", unpacked), StringComparison.Ordinal);
    }

    [Fact]
    public void Rice_OfASky_IsSmallerThanFpackMakesIt()
    {
        var example = new Example(_folder, 1);
        example.MakeSky();
        string plain = example.Write("fits16"), packed = _folder.At("packed.fz");
        Tool.Run("fpack", "-r", "-O", packed, plain);
        long own = new FileInfo(example.Write("fits-rice")).Length;
        Assert.InRange(own, 1, new FileInfo(packed).Length);
        Assert.True(own < 0.85 * new FileInfo(plain).Length, $"{own} of {new FileInfo(plain).Length} bytes");
    }

    [Fact]
    public void Pedestal_IsSaidAndTakenOff()
    {
        string path = new Example(_folder, 3).Write("fits16");
        Assert.Contains("PEDESTAL=", Encoding.ASCII.GetString(File.ReadAllBytes(path)), StringComparison.Ordinal);
        var info = FrameReading.InfoOf(path);
        Assert.Equal((float)(Example.Pedestal * 65535), info.Black.MeanAdu);
        Assert.Equal(65535, info.SaturationAdu);
        Assert.True(info.BlackSubtracted);
    }

    /// <summary>What follows the last block of the header.</summary>
    private static byte[] SamplesOf(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        string text = Encoding.Latin1.GetString(file);
        int end = Enumerable.Range(0, file.Length / 80).First(card => text.AsSpan(card * 80, 80).TrimEnd().SequenceEqual("END")) * 80;
        return file[((end / 2880 + 1) * 2880)..];
    }
}
