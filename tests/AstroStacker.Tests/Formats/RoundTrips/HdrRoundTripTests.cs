using System.Runtime.InteropServices;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.RoundTrips;

/// <summary>Our Radiance pictures in the hands of ImageMagick, which holds 16 bits.</summary>
public sealed class HdrRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ImageMagick_ReadsEverySampleToItsEightBits()
    {
        var example = new Example(_folder, 3);
        // ImageMagick cuts at 1.
        foreach (float[] plane in example.Planes)
            foreach (ref float sample in plane.AsSpan()) sample = Math.Clamp(sample, 0, 0.98f);
        string raw = _folder.At("raw.rgb");
        Tool.Run("convert", example.Write("hdr"), "-set", "colorspace", "sRGB", "-depth", "16", "-endian", "LSB", $"rgb:{raw}");
        var levels = MemoryMarshal.Cast<byte, ushort>(File.ReadAllBytes(raw));
        Assert.Equal(3 * Example.Width * Example.Height, levels.Length);
        for (int i = 0; i < Example.Width * Example.Height; i++)
        {
            double brightest = example.Planes.Max(plane => plane[i]) + Example.Pedestal;
            // The brightest colour has 7 to 8 bits, and the others share its exponent.
            double step = Math.Pow(2, Math.Floor(Math.Log2(brightest)) + 1) / 256;
            for (int plane = 0; plane < 3; plane++)
                Assert.InRange(levels[3 * i + plane] / 65535.0 - example.Planes[plane][i] - Example.Pedestal, -step, step);
        }
    }
}
