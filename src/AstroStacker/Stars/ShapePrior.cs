namespace AstroStacker.Stars;

/// <summary>What is known of a star's shape before it is measured: it keeps faint stars from wandering.</summary>
/// <param name="Mean">The frame's typical star.</param>
/// <param name="ScaleSigma">How far ln a may stray.</param>
/// <param name="ElongationSigma">How far each component of the elongation may stray.</param>
internal readonly record struct ShapePrior(ProfileShape Mean, double ScaleSigma, double ElongationSigma);
