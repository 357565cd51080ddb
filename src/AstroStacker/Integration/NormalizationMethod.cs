namespace AstroStacker.Integration;

/// <summary>A way to bring frames to the reference's scale.</summary>
/// <param name="Name">As the user writes it.</param>
/// <param name="Summary">One line for the help.</param>
/// <param name="Scales">The stars' fluxes are made to meet.</param>
/// <param name="Shifts">The backgrounds are made to meet, each colour its own.</param>
/// <param name="IsLocal">Backgrounds are made to meet everywhere, by a smooth surface a frame.</param>
public sealed record NormalizationMethod(string Name, string Summary, bool Scales, bool Shifts, bool IsLocal);
