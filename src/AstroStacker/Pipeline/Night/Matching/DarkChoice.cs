namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>What is subtracted from a set of lights.</summary>
/// <param name="Dark">Null where none is.</param>
/// <param name="Bias">The bias that fits; subtracted alone where there is no dark.</param>
/// <param name="Scale">True where the dark's exposure differs and its bias-free part is to be scaled.</param>
/// <param name="Declined">The nearest dark of the same settings, where none of them would do more good than harm.</param>
internal sealed record DarkChoice(FrameSet? Dark, FrameSet? Bias, bool Scale, FrameSet? Declined);
