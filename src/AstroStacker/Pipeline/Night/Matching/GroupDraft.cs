namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Lights that are calibrated alike and what was chosen for them.</summary>
/// <param name="Lights">Of one stack.</param>
/// <param name="Dark">What is subtracted.</param>
/// <param name="Flat">Null where none fits or can be used.</param>
/// <param name="FlatLevel">How the flat's own bias is known; null without a flat.</param>
/// <param name="UnusableFlat">A flat that fits and still can't be used, since nothing tells its bias.</param>
internal sealed record GroupDraft(FrameSet Lights, DarkChoice Dark, FrameSet? Flat, FlatBias? FlatLevel, FrameSet? UnusableFlat);
