using AstroStacker.Cli.Running;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Checks;

namespace AstroStacker.Tests.Cli;

/// <summary>Takes the pipeline's place: keeps the job and does what the test says.</summary>
internal sealed class FakeRunner : IStackRunner
{
    public StackJob? Job { get; private set; }

    public Func<IProgress<StackProgress>, CancellationToken, CancellationToken, StackOutcome> Work { get; set; } =
        (_, _, _) => Outcome();

    public static StackOutcome Outcome(int used = 1, bool isPartial = false, params SkippedFrame[] skipped) => new()
    {
        UsedCount = used,
        Skipped = skipped,
        Files = used > 0 ? ["out/aligned-0-0.png", "out/aligned-0-0-preview.jpg", "out/aligned-0-0.json"] : [],
        Notes = [],
        IsPartial = isPartial,
    };

    public JobPreview Preview(StackJob job) => new(job.Lights.Count, ["out/aligned-0-0.png"], ["a note"]);

    public IReadOnlyList<string> Problems { get; set; } = [];

    public IReadOnlyList<string> ProblemsOf(StackJob job) => Problems;

    public StackOutcome Run(StackJob job, IProgress<StackProgress> progress, CancellationToken finish, CancellationToken abort)
    {
        Job = job;
        return Work(progress, finish, abort);
    }
}
