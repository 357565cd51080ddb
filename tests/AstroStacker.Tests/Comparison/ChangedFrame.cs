using AstroStacker.Imaging;

namespace AstroStacker.Tests.Comparison;

/// <summary>A frame with something added to each sample, by its full-sensor place; units of saturation.</summary>
internal sealed class ChangedFrame(ICalibratedFrame frame, Func<int, int, double> added) : ICalibratedFrame
{
    public FrameInfo Info => frame.Info;

    public PixelRectangle Area => frame.Area;

    public void Read(int plane, PixelRectangle area, Span<float> samples)
    {
        frame.Read(plane, area, samples);
        for (int i = 0; i < samples.Length && i < area.Area; i++)
            samples[i] += (float)added(area.X + i % area.Width, area.Y + i / area.Width);
    }

    public void ReadFlags(int plane, PixelRectangle area, Span<byte> flags) => frame.ReadFlags(plane, area, flags);
}
