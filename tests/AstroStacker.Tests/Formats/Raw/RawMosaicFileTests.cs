using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Formats.Raw;

/// <summary>What LibRaw hands out against what the file holds, sample for sample.</summary>
public sealed class RawMosaicFileTests(RawWorkers workers) : IClassFixture<RawWorkers>
{
    private const int StripStart = 528;

    [Fact]
    public void Decode_UncompressedDng_EqualsItsStrip()
    {
        foreach (string path in SharedData.RequireFiles("m27_cfa_dng", "*.dng"))
        {
            var (info, samples) = workers.Decode(path);

            byte[] bytes = File.ReadAllBytes(path);
            Assert.Equal((1304, 976, "RGGB"), (info.Width, info.Height, info.Cfa!.Letters));
            for (int i = 0; i < samples.Length; i++)
                if (samples[i] != (bytes[StripStart + 2 * i] | bytes[StripStart + 2 * i + 1] << 8)) Assert.Fail($"{path}: sample {i}");
        }
    }

    [Fact]
    public void Decode_UncompressedDng_EqualsTheFitsOfTheSamePixelsAndOurOwnReader()
    {
        string path = SharedData.Require("m27_cfa_dng", "M27_Light_1069.dng");
        float[] decoded = [.. workers.Decode(path).Samples.Select(sample => (float)sample)];
        using var fits = FrameFormats.Open(SharedData.Require("m27_cfa_fits", "Light_1069.fits"));
        using var own = FrameFormats.Open(path);

        Assert.Equal(fits.ReadAll(), decoded);
        Assert.Equal(own.ReadAll(), decoded);
        Assert.True(own.ReadsInPlace);
    }

    [Fact]
    public void Open_SameDng_SaysWhatOurOwnReaderSays()
    {
        string path = SharedData.Require("m27_cfa_dng", "M27_Light_1114.dng");
        using var own = FrameFormats.Open(path);
        using var raw = workers.Open(path);

        Assert.Equal(own.Info.Cfa, raw.Info.Cfa);
        Assert.Equal(own.Info.Black, raw.Info.Black);
        Assert.Equal(own.Info.SaturationAdu, raw.Info.SaturationAdu);
        Assert.Equal(own.Info.VisibleArea, raw.Info.VisibleArea);
        Assert.Equal(own.Info.ExposureSeconds, raw.Info.ExposureSeconds);
        Assert.Equal(own.Info.StartTime, raw.Info.StartTime);
        Assert.Equal(own.Info.Orientation, raw.Info.Orientation);
    }

    [Fact]
    public void Open_LastThirdZero_IsRefusedWithItsRows()
    {
        using var folder = new TemporaryFolder();
        string path = folder.At("zero.dng");
        byte[] bytes = File.ReadAllBytes(SharedData.Require("m27_cfa_dng", "M27_Light_1069.dng"));
        bytes.AsSpan(StripStart + 2 * 1304 * 650).Clear();
        File.WriteAllBytes(path, bytes);

        var refusal = Assert.Throws<FrameException>(() => workers.Decode(path));

        Assert.StartsWith("rows 650 to 975 of 976 are all 0", refusal.Problem);
    }

    [Fact]
    public void Open_EveryTwentiethSampleZero_WarnsOfClippedBlack()
    {
        using var folder = new TemporaryFolder();
        string path = folder.At("clipped.dng");
        byte[] bytes = File.ReadAllBytes(SharedData.Require("m27_cfa_dng", "M27_Light_1069.dng"));
        for (int i = StripStart; i < bytes.Length; i += 40) bytes[i] = bytes[i + 1] = 0;
        File.WriteAllBytes(path, bytes);

        Assert.Contains(
            "Black-clipped RAW: 5 % of its samples are 0, so faint light is lost.", workers.Decode(path).Info.Warnings);
    }
}
