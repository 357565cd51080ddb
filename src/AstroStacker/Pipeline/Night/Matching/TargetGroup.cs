namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Lights of one part of the sky, of any camera and filter.</summary>
/// <param name="Name">As the files name it; null where nothing does.</param>
/// <param name="Basis">What tells that they belong together.</param>
/// <param name="Lights">By natural path.</param>
internal sealed record TargetGroup(string? Name, TargetBasis Basis, IReadOnlyList<SortedFrame> Lights);
