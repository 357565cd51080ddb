using AstroStacker.Calibration;
using AstroStacker.Imaging;

namespace AstroStacker.Bench;

/// <summary>A raw Bayer frame held as 16-bit words, seen through a calibration as the pipeline does it.</summary>
internal sealed class MosaicInMemory(ushort[] words, int width, int height, Calibrator calibrator) : ICalibratedFrame
{
    public const float Black = 512, Saturation = 15_872;

    public FrameInfo Info { get; } = new()
    {
        Path = "memory",
        FormatName = "memory",
        Width = width,
        Height = height,
        VisibleArea = new PixelRectangle(0, 0, width, height),
        SampleType = SampleType.UInt16,
        Cfa = new CfaPattern("RGGB"),
        Black = new BlackLevel(Black),
        SaturationAdu = Saturation,
    };

    public PixelRectangle Area => Info.VisibleArea;

    public void Read(int plane, PixelRectangle area, Span<float> samples)
    {
        ReadRaw(area, samples);
        calibrator.ToLinear(Info, Saturation, area, samples);
    }

    public FlagCounts ReadCounting(int plane, PixelRectangle area, Span<float> samples)
    {
        ReadRaw(area, samples);
        long saturated = SampleKernels.CountAtLeast(samples, Saturation);
        calibrator.ToLinear(Info, Saturation, area, samples);
        return new FlagCounts(saturated, 0);
    }

    public void ReadFlags(int plane, PixelRectangle area, Span<byte> flags)
    {
        using var raw = PlanePool.Rent<float>((int)area.Area);
        ReadRaw(area, raw.Span);
        for (int i = 0; i < flags.Length; i++) flags[i] = raw.Span[i] >= Saturation ? (byte)1 : (byte)0;
    }

    private void ReadRaw(PixelRectangle area, Span<float> samples)
    {
        for (int y = 0; y < area.Height; y++)
            SampleKernels.Widen(
                words.AsSpan((area.Y + y) * width + area.X, area.Width), samples.Slice(y * area.Width, area.Width));
    }
}
