using AstroStacker.Formats;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.RoundTrips;

/// <summary>Our OpenEXR in the hands of its own library and tools.</summary>
public sealed class ExrRoundTripTests : IDisposable
{
    private const ushort Half = 1;
    private const ushort Float = 2;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void OpenExr_ReadsEveryFloat(int planes)
    {
        var example = new Example(_folder, planes);
        var channels = OpenExr.Read<float>(example.Write("exr"), Example.Width, Example.Height, Float);
        Assert.Equal(planes, channels.Length);
        for (int plane = 0; plane < planes; plane++) Assert.Equal(example.Planes[plane], channels[planes - 1 - plane]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void OpenExr_ReadsEveryHalf(int planes)
    {
        var example = new Example(_folder, planes);
        var channels = OpenExr.Read<System.Half>(example.Write("exr16"), Example.Width, Example.Height, Half);
        for (int plane = 0; plane < planes; plane++)
            Assert.Equal(example.Planes[plane].Select(sample => (System.Half)sample), channels[planes - 1 - plane]);
    }

    [Fact]
    public void OpenExr_ReadsBlocksThatDoNotShrink()
    {
        var example = new Example(_folder, 3);
        var random = new Random(4);
        foreach (float[] plane in example.Planes)
            foreach (ref float sample in plane.AsSpan())
                sample = BitConverter.UInt32BitsToSingle((uint)random.NextInt64(0, 0x7F000000));
        string path = example.Write("exr");
        Assert.True(new FileInfo(path).Length > sizeof(float) * 3 * Example.Width * Example.Height);
        var channels = OpenExr.Read<float>(path, Example.Width, Example.Height, Float);
        for (int plane = 0; plane < 3; plane++) Assert.Equal(example.Planes[plane], channels[2 - plane]);
    }

    [Fact]
    public void Exrheader_NamesWhatTheFileSays()
    {
        string path = new Example(_folder, 3).Write("exr");
        string header = Tool.Run("exrheader", path);
        foreach (string line in (string[])
        [
            "B, 32-bit floating-point, sampling 1 1", "zip, multi-scanline blocks", $"(0 0) - ({Example.Width - 1} {Example.Height - 1})",
            "red   (0.64 0.33)", "white (0.3127 0.329)", "expTime (type float): 0.008", "isoSpeed (type float): 1600",
            "capDate (type string): \"2024:08:12 23:01:02\"", "software (type string): \"AstroStacker 0.1.0\"",
            "history: mean of 20 frames",
        ]) Assert.Contains(line, header, StringComparison.Ordinal);
        Assert.Contains("compression", Tool.Run("exrinfo", "-v", path), StringComparison.Ordinal);
    }
}
