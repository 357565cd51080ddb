namespace AstroStacker.Pipeline.Night;

/// <summary>A file that takes no part in a night's job.</summary>
/// <param name="Path">As found below the folder named.</param>
/// <param name="Reason">A plain clause: "is a stacked result (STACKCNT 120)".</param>
public sealed record PassedOver(string Path, string Reason);
