using System.Text;
using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Simulation;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Simulation;

/// <summary>What the readers make of the files is what the renderer says of its frames.</summary>
public sealed class WrittenFrameTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("RGGB", 0, 1)]
    [InlineData("GRBG", 4, 3)]
    [InlineData("GBRG", 5, 6)]
    [InlineData("BGGR", 9, 8)]
    public void Dng_ReadAgain_IsTheFrameInMemory(string cfa, int margin, int orientation) => AssertReadsBack(NightOptions.Small with
    {
        WidthPixels = 121,
        HeightPixels = 87,
        Cfa = cfa,
        MarginPixels = margin,
        Orientation = orientation,
        WhiteAdu = 16_383,
        FlatBiasAdu = 700,
    });

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void XTransDng_ReadAgain_IsTheFrameInMemory(int margin) => AssertReadsBack(NightOptions.Small with
    {
        WidthPixels = 121,
        HeightPixels = 87,
        Cfa = "XTRANS",
        MarginPixels = margin,
    });

    [Fact]
    public void Dng_BlackLevelOfEachChannel_IsRead() => AssertReadsBack(NightOptions.Small with
    {
        WidthPixels = 120,
        HeightPixels = 80,
        MarginPixels = 3,
        BiasOffsetsAdu = [0, 12.5, 9, -5],
    });

    [Theory]
    [InlineData(NightFormat.Fits, "RGGB", false, 80)]
    [InlineData(NightFormat.Fits, "GRBG", true, 80)]
    [InlineData(NightFormat.Fits, "GBRG", true, 87)]
    [InlineData(NightFormat.Fits, "BGGR", false, 87)]
    [InlineData(NightFormat.FitsMono, "RGGB", true, 87)]
    public void Fits_ReadAgain_IsTheFrameInMemory(NightFormat format, string cfa, bool bottomUp, int height) =>
        AssertReadsBack(NightOptions.Small with
        {
            WidthPixels = 121,
            HeightPixels = height,
            Format = format,
            Cfa = cfa,
            BottomUp = bottomUp,
        });

    [Fact]
    public void Fits_Bytes_FollowTheStandard()
    {
        var night = QuietNight.Empty with { Format = NightFormat.Fits, BottomUp = true, Noise = false, BiasOffsetsAdu = [1, 2, 3, 4] };
        Write(night);
        byte[] bytes = File.ReadAllBytes(_folder.At("light-0000.fits"));
        string header = Encoding.ASCII.GetString(bytes, 0, 2880);

        Assert.Equal(0, bytes.Length % 2880);
        Assert.StartsWith("SIMPLE  =                    T", header, StringComparison.Ordinal);
        Assert.Equal("NAXIS1  =                  320", header[(3 * 80)..(3 * 80 + 30)]);
        Assert.Contains("ROWORDER= 'BOTTOM-UP'", header, StringComparison.Ordinal);
        Assert.Contains("BAYERPAT= 'RGGB    '", header, StringComparison.Ordinal);

        // The last row comes first: 503 and 504 ADU less BZERO, big-endian.
        Assert.Equal([503 - 32768, 504 - 32768], [(short)(bytes[2880] << 8 | bytes[2881]), (short)(bytes[2882] << 8 | bytes[2883])]);
    }

    [Fact]
    public void Dng_Bytes_EndWithTheSamplesRowByRow()
    {
        var night = QuietNight.Empty with { SkyElectrons = 100 };
        Write(night);
        byte[] bytes = File.ReadAllBytes(_folder.At("light-0000.dng"));
        ushort[] samples = new NightRenderer(night).Render(FrameKind.Light, 0).Samples;

        Assert.Equal("II*\0"u8, bytes.AsSpan(0, 4));
        int start = bytes.Length - 2 * samples.Length;
        for (int i = 0; i < samples.Length; i++)
            Assert.Equal(samples[i], bytes[start + 2 * i] | bytes[start + 2 * i + 1] << 8);
    }

    [Fact]
    public void MemoryReader_Window_IsThatPartOfTheFrame()
    {
        var frame = new NightRenderer(QuietNight.Empty with { SkyElectrons = 100 }).Render(FrameKind.Light, 0);
        using var reader = frame.OpenReader();
        var area = new PixelRectangle(17, 31, 5, 3);
        var samples = new float[15];

        reader.Read(0, area, samples);

        for (int i = 0; i < 15; i++) Assert.Equal(frame.Samples[(31 + i / 5) * 320 + 17 + i % 5], samples[i]);
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(0, area.Offset(310, 0), samples));
    }

    private void AssertReadsBack(NightOptions options)
    {
        var night = options with
        {
            LightCount = 1,
            DarkCount = 1,
            FlatCount = 1,
            BiasCount = 1,
            DarkFlatCount = 1,
            StarCount = 20,
            SatelliteFrames = [],
        };
        Write(night);
        var renderer = new NightRenderer(night);
        foreach (var kind in Enum.GetValues<FrameKind>())
        {
            var frame = renderer.Render(kind, 0);
            using var reader = FrameFormats.Open(_folder.At(frame.Info.Path));
            using var memory = frame.OpenReader();

            // Only a file has an order of rows.
            AssertSame(frame.Info with { StoredBottomUp = night.BottomUp && night.Format != NightFormat.Dng }, reader.Info);
            Assert.Equal(All(memory), All(reader));
        }
    }

    private static float[] All(IFrameReader reader)
    {
        var samples = new float[reader.Info.SensorArea.Area];
        reader.Read(0, reader.Info.SensorArea, samples);
        return samples;
    }

    private static void AssertSame(FrameInfo expected, FrameInfo actual)
    {
        var (colour, read) = (expected.Colour, actual.Colour);
        Assert.Equal(colour is null, read is null);
        if (colour is not null && read is not null)
        {
            AssertClose(colour.CameraToSrgb!, read.CameraToSrgb!);
            AssertClose(colour.DaylightMultipliers!, read.DaylightMultipliers!);
            AssertClose(colour.CameraMultipliers!, read.CameraMultipliers!);

            // The sky is white to the camera.
            AssertClose(read.DaylightMultipliers!, read.CameraMultipliers!, 0.01);
        }

        Assert.Empty(actual.Warnings);
        Assert.Equal(expected with { Colour = null, Warnings = [] }, actual with { Path = expected.Path, Colour = null, Warnings = [] });
    }

    private static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance = 1e-9) =>
        Assert.All(Enumerable.Range(0, expected.Count), i => Assert.Equal(expected[i], actual[i], tolerance));

    private void Write(NightOptions night) =>
        new NightWriter(new NightRenderer(night), _folder.FullPath).Write(_ => { }, CancellationToken.None);
}
