namespace AstroStacker.Formats.Fits;

/// <summary>One card in parts.</summary>
/// <param name="Keyword">Up to 8 letters.</param>
/// <param name="Value">As the card has it, text in quotes; empty for HISTORY.</param>
/// <param name="Comment">What stands behind the value.</param>
internal sealed record FitsCard(string Keyword, string Value, string Comment);
