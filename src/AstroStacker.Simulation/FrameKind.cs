namespace AstroStacker.Simulation;

/// <summary>What a frame is for.</summary>
public enum FrameKind
{
    Light,
    Dark,
    Flat,
    Bias,
    DarkFlat,
}
