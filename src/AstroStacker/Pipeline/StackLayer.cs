namespace AstroStacker.Pipeline;

/// <summary>Frames brought together under one set of transforms.</summary>
public sealed record StackLayer(string Name, IReadOnlyList<FramePlan> Frames);
