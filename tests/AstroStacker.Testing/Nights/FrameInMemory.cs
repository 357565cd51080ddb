using AstroStacker.Imaging;
using AstroStacker.Simulation;

namespace AstroStacker.Testing.Nights;

/// <summary>A rendered frame as the survey sees it: black off, 1 = saturation, no masters.</summary>
public sealed class FrameInMemory(SimulatedFrame frame) : ICalibratedFrame
{
    public FrameInfo Info => frame.Info;

    public PixelRectangle Area => frame.Info.VisibleArea;

    public void Read(int plane, PixelRectangle area, Span<float> samples)
    {
        float scale = 1 / (Info.SaturationAdu - Info.Black.MeanAdu);
        ForEach(area, samples, (x, y, adu) => (adu - Info.Black.At(x, y)) * scale);
    }

    public void ReadFlags(int plane, PixelRectangle area, Span<byte> flags) =>
        ForEach(area, flags, (_, _, adu) => adu >= Info.SaturationAdu ? (byte)1 : (byte)0);

    private void ForEach<T>(PixelRectangle area, Span<T> samples, Func<int, int, ushort, T> value)
    {
        for (int row = 0, at = 0; row < area.Height; row++)
            for (int column = 0; column < area.Width; column++, at++)
            {
                int x = area.X + column, y = area.Y + row;
                samples[at] = value(x, y, frame.Samples[y * Info.Width + x]);
            }
    }
}
