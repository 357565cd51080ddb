namespace AstroStacker.Pipeline.Night;

/// <summary>A file that takes no part in a night's job.</summary>
/// <param name="Path">As found below the folder named.</param>
/// <param name="Reason">A plain clause: "is a stacked result (STACKCNT 120)".</param>
/// <param name="IsLost">
/// True for what may be a frame of the night and still can't serve (damaged, or its type can't be told): the run ends like
/// one that skipped a frame.
/// </param>
public sealed record PassedOver(string Path, string Reason, bool IsLost = false);
