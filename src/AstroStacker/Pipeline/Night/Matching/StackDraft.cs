namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>The lights of one picture, before masters are matched.</summary>
/// <param name="Target">What they show.</param>
/// <param name="Panel">From 1; null where the target is one field.</param>
/// <param name="Filter">Null where none is named.</param>
/// <param name="Name">Not yet made unique.</param>
/// <param name="Lights">By natural path.</param>
/// <param name="Notes">Plain sentences.</param>
internal sealed record StackDraft(
    TargetGroup Target, int? Panel, string? Filter, string Name, IReadOnlyList<SortedFrame> Lights, IReadOnlyList<string> Notes);
