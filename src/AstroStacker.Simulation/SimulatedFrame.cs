using AstroStacker.Imaging;

namespace AstroStacker.Simulation;

/// <summary>A rendered frame in memory.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Index">Its number among its kind.</param>
/// <param name="Info">What its file would say; the path is the file's bare name.</param>
/// <param name="Samples">Raw ADU of the full sensor, row by row.</param>
public sealed record SimulatedFrame(FrameKind Kind, int Index, FrameInfo Info, ushort[] Samples)
{
    /// <summary>The frame as the stages read frames, without a file.</summary>
    public IFrameReader OpenReader() => new SimulatedFrameReader(this);
}
