namespace AstroStacker.Pipeline.Night;

/// <summary>What became of a folder.</summary>
/// <param name="Pictures">In the order of the plan; a stack that holds two parts of the sky made two.</param>
/// <param name="MasterFiles">Masters written or found there, each once.</param>
/// <param name="Notes">Plain sentences about the masters.</param>
/// <param name="IsPartial">The user stopped the run.</param>
public sealed record NightResult(
    IReadOnlyList<NightPicture> Pictures, IReadOnlyList<string> MasterFiles, IReadOnlyList<string> Notes, bool IsPartial)
{
    public IEnumerable<FrameOutcome> Frames => Pictures.SelectMany(picture => picture.Frames);
}
