namespace AstroStacker.Pipeline.Checks;

/// <summary>A setting that two files state differently.</summary>
/// <param name="Name">"gain".</param>
/// <param name="One">Of the first file.</param>
/// <param name="Other">Of the second.</param>
internal sealed record SensorDifference(string Name, string One, string Other);
