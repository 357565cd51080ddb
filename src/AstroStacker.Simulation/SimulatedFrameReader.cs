using AstroStacker.Imaging;

namespace AstroStacker.Simulation;

/// <summary>Reads a rendered frame where it lies in memory.</summary>
internal sealed class SimulatedFrameReader(SimulatedFrame frame) : IFrameReader
{
    public FrameInfo Info => frame.Info;

    public bool ReadsInPlace => true;

    public void Read(int plane, PixelRectangle area, Span<float> samplesAdu)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(plane, 0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(samplesAdu.Length, area.Area);
        if (!Info.SensorArea.Contains(area))
            throw new ArgumentOutOfRangeException(nameof(area), area, $"outside {Info.SensorArea}");
        for (int row = 0; row < area.Height; row++)
        {
            var from = frame.Samples.AsSpan((area.Y + row) * Info.Width + area.X, area.Width);
            var to = samplesAdu.Slice(row * area.Width, area.Width);
            for (int x = 0; x < from.Length; x++) to[x] = from[x];
        }
    }

    public void Dispose()
    {
    }
}
