namespace AstroStacker.Simulation;

/// <summary>A rendered frame in memory.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Index">Its number among its kind.</param>
/// <param name="Samples">Raw ADU of the full sensor, row by row.</param>
/// <param name="ExposureSeconds">Its exposure.</param>
public sealed record SimulatedFrame(FrameKind Kind, int Index, ushort[] Samples, double ExposureSeconds);
