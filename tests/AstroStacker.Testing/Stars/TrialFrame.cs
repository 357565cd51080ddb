using AstroStacker.Imaging;

namespace AstroStacker.Testing.Stars;

/// <summary>A square calibrated frame of one plane in memory.</summary>
internal sealed class TrialFrame(float[] samples, int side, CfaPattern? cfa) : ICalibratedFrame
{
    public FrameInfo Info { get; } = new()
    {
        Path = "memory",
        FormatName = "memory",
        Width = side,
        Height = side,
        VisibleArea = new PixelRectangle(0, 0, side, side),
        PlaneCount = 1,
        SampleType = SampleType.Float32,
        Cfa = cfa,
        SaturationAdu = 1,
    };

    public PixelRectangle Area => Info.VisibleArea;

    public void Read(int plane, PixelRectangle area, Span<float> window)
    {
        for (int y = 0; y < area.Height; y++)
            samples.AsSpan((area.Y + y) * side + area.X, area.Width).CopyTo(window[(y * area.Width)..]);
    }

    public void ReadFlags(int plane, PixelRectangle area, Span<byte> flags) => flags[..(int)area.Area].Clear();
}
