namespace AstroStacker.Pipeline.Checks;

/// <summary>A job that nothing is known against.</summary>
/// <param name="Targets">The files it will write.</param>
/// <param name="Notes">Plain sentences for the summary.</param>
/// <param name="FrameCount">Frames that can be opened.</param>
internal sealed record CheckedJob(StackTargets Targets, IReadOnlyList<string> Notes, int FrameCount);
