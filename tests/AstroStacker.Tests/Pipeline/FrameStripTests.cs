using AstroStacker.Calibration;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Storage;
using AstroStacker.Pipeline.Tiles;
using AstroStacker.Testing;
using CsCheck;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class FrameStripTests
{
    private const int Width = 150, Height = 90;
    private const float Untouched = -7;

    private static readonly PixelRectangle s_stretch = new(0, 0, 128, 64);

    [Theory]
    [InlineData(Width * Height)]
    [InlineData(100)]
    public void Read_AnyWindow_GivesWhatTheFrameItselfGives(int mostSamples)
    {
        using var folder = new TemporaryFolder();
        using var store = new FrameStore(0, folder.FullPath);
        int number = store.Add(MasterFiles.Write(
            folder.At("frame.fits"), Width, Height, (x, y) => (x * 977 + y * 131) % 65536), CancellationToken.None);
        var options = new CalibratedFrameOptions(CropToVisible: true, KeepAdu: true, SaturationAdu: 60_000)
        {
            Defects = new DefectMap([(3, 4), (70, 40), (71, 40), (149, 89)]),
        };
        var frame = new CalibratedFrame(store, number, Calibrator.None, options);
        using var strip = new FrameStrip(mostSamples);
        var windows = Gen.Select(Gen.Int[-20, Width - 1], Gen.Int[-20, Height - 1], Gen.Int[21, 60], Gen.Int[21, 60]);
        Gen.Select(windows, windows).Sample((ahead, wanted) =>
        {
            strip.Turn(frame, 1, s_stretch with { X = ahead.Item1 }, _ => Rectangle(ahead));
            var window = Rectangle(wanted);
            var (samples, flags, any) = Read(strip.Read, frame, window);
            var (expected, expectedFlags, expectedAny) = Read(
                static (source, plane, area, into, intoFlags) => source.ReadInto(plane, area, into, intoFlags), frame, window);
            Assert.Equal(expected, samples);
            Assert.Equal(expectedFlags, flags);
            Assert.Equal(expectedAny, any);
        }, iter: 300, threads: 1);
    }

    private delegate bool Reading(CalibratedFrame source, int plane, PixelRectangle window, Span<float> samples, Span<byte> flags);

    private static (float[] Samples, byte[] Flags, bool Any) Read(Reading reading, CalibratedFrame frame, PixelRectangle window)
    {
        var samples = new float[window.Area];
        var flags = new byte[window.Area];
        samples.AsSpan().Fill(Untouched);
        bool any = reading(frame, 0, window, samples, flags);
        return (samples, flags, any);
    }

    private static PixelRectangle Rectangle((int X, int Y, int Width, int Height) sides) =>
        new(sides.X, sides.Y, sides.Width, sides.Height);
}
