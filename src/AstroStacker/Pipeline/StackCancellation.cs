namespace AstroStacker.Pipeline;

/// <summary>Two ways to stop a run.</summary>
/// <param name="Finish">No new frames or tiles; what is there is finished and named -partial.</param>
/// <param name="Abort">Stop at once and leave no file behind.</param>
public readonly record struct StackCancellation(CancellationToken Finish, CancellationToken Abort)
{
    /// <summary>
    /// For the stages that follow one in which the user asked to finish early: what that stage left them, they do whole.
    /// </summary>
    public StackCancellation Heeded() => Finish.IsCancellationRequested ? this with { Finish = CancellationToken.None } : this;
}
