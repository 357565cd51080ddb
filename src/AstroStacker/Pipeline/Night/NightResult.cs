namespace AstroStacker.Pipeline.Night;

/// <summary>What became of a folder.</summary>
/// <param name="Pictures">In the order of the plan; a stack that holds two parts of the sky made two.</param>
/// <param name="IsPartial">The user stopped the run.</param>
public sealed record NightResult(IReadOnlyList<NightPicture> Pictures, bool IsPartial)
{
    /// <summary>Every light once.</summary>
    public IEnumerable<FrameOutcome> Frames => Pictures.SelectMany(picture => picture.Frames);
}
