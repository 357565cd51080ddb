using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Checks;

namespace AstroStacker.Cli.Running;

/// <summary>Carries a job out: the pipeline, or a stand-in under test.</summary>
internal interface IStackRunner
{
    /// <param name="job">What to do.</param>
    /// <param name="progress">May be called from any thread.</param>
    /// <param name="finish">Begin nothing new and write what is there.</param>
    /// <param name="abort">Stop at once, leave no file; ends in an OperationCanceledException.</param>
    StackOutcome Run(StackJob job, IProgress<StackProgress> progress, CancellationToken finish, CancellationToken abort);

    /// <summary>What a run would do; nothing is begun.</summary>
    JobPreview Preview(StackJob job);

    /// <summary>What would keep a job from being done, a line each; nothing is begun.</summary>
    IReadOnlyList<string> ProblemsOf(StackJob job);
}
