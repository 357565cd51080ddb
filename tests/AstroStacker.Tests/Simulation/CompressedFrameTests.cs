using AstroStacker.Formats;
using AstroStacker.Formats.Raw;
using AstroStacker.Imaging;
using AstroStacker.Simulation;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Simulation;

/// <summary>LibRaw makes of a compressed DNG what it was made from.</summary>
public sealed class CompressedFrameTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Less than a tile, whole tiles, tiles cut at both edges; 512 columns are LibRaw's trap.
    [Theory]
    [InlineData(22, 22)]
    [InlineData(31, 33)]
    [InlineData(121, 87)]
    [InlineData(256, 256)]
    [InlineData(512, 40)]
    [InlineData(512, 300)]
    [InlineData(700, 520)]
    public void Decode_FrameOfAnySize_GivesTheSamplesOfTheUncompressedFile(int width, int height) =>
        AssertSameAsUncompressed(Night(width, height));

    [Theory]
    [InlineData("GBRG", 6)]
    [InlineData("XTRANS", 4)]
    public void Decode_MosaicWithMargins_GivesTheSamplesOfTheUncompressedFile(string cfa, int margin) =>
        AssertSameAsUncompressed(Night(300, 280) with { Cfa = cfa, MarginPixels = margin, WhiteAdu = 16_383 });

    [Fact]
    public void Decode_EveryDifferenceOf16Bits_GivesTheSamples()
    {
        // From black to white and back, in ever other steps: all sizes of difference, -32768 among them.
        var night = Night(320, 256);
        var frame = new NightRenderer(night).Render(FrameKind.Light, 0);
        for (int i = 0; i < frame.Samples.Length; i++) frame.Samples[i] = (ushort)(i * 40_503L >> (i / 320 % 17));
        (frame.Samples[320], frame.Samples[322], frame.Samples[324]) = (0, 32_768, 0);
        AssertSame(frame);
    }

    [Fact]
    public void Size_QuietFrame_IsSmaller()
    {
        var frame = new NightRenderer(Night(768, 512)).Render(FrameKind.Bias, 0);
        DngFileWriter.Write(_folder.At("small.dng"), frame, compressed: true);

        // Differences of two samples with 3 ADU of noise each hold 4.1 bits of 16.
        Assert.InRange(new FileInfo(_folder.At("small.dng")).Length / (768 * 512 / 8.0), 4.1, 4.5);
    }

    private static NightOptions Night(int width, int height) => NightOptions.Small with
    {
        WidthPixels = width,
        HeightPixels = height,
        LightCount = 1,
        StarCount = 20,
        SatelliteFrames = [],
        Compressed = true,
    };

    private void AssertSameAsUncompressed(NightOptions night)
    {
        var renderer = new NightRenderer(night);
        var writer = new NightWriter(renderer, _folder.FullPath);
        foreach (var kind in new[] { FrameKind.Light, FrameKind.Bias })
        {
            var frame = renderer.Render(kind, 0);
            using var reader = FrameFormats.Open(writer.WriteFrame(kind, 0, CancellationToken.None));
            Assert.False(reader.ReadsInPlace);
            Assert.Equal(frame.Samples, Decoded(reader));
            Assert.Empty(reader.Info.Warnings);
            Assert.Equal(
                (frame.Info.Cfa, frame.Info.Black, frame.Info.SaturationAdu, frame.Info.VisibleArea, frame.Info.Iso,
                    frame.Info.ExposureSeconds),
                (reader.Info.Cfa, reader.Info.Black, reader.Info.SaturationAdu, reader.Info.VisibleArea, reader.Info.Iso,
                    reader.Info.ExposureSeconds));
            AssertSame(frame);
        }
    }

    private void AssertSame(SimulatedFrame frame)
    {
        string compressed = _folder.At("compressed.dng"), plain = _folder.At("plain.dng");
        DngFileWriter.Write(compressed, frame, compressed: true);
        DngFileWriter.Write(plain, frame, compressed: false);
        using var inPlace = FrameFormats.Open(plain);
        using var format = new RawFormat(launcher: null);
        using var ofPlain = format.Open(plain);
        using var ofCompressed = format.Open(compressed);
        ushort[] samples = Decoded(ofCompressed);

        Assert.True(inPlace.ReadsInPlace);
        Assert.Equal(frame.Samples, samples);
        Assert.Equal(Decoded(ofPlain), samples);
    }

    private static ushort[] Decoded(IFrameReader reader)
    {
        var samples = new ushort[reader.Info.Width * reader.Info.Height];
        ((IDecodingReader)reader).Decode(samples, CancellationToken.None);
        return samples;
    }
}
