using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Checks;
using AstroStacker.Report;

namespace AstroStacker.Cli.Running;

/// <summary>Runs a job through the pipeline and writes its summary and report beside the pictures.</summary>
internal sealed class PipelineRunner : IStackRunner
{
    public StackOutcome Run(
        StackJob job, IProgress<StackProgress> progress, CancellationToken finish, CancellationToken abort)
    {
        try
        {
            var result = StackPipeline.Run(job, progress, new StackCancellation(finish, abort));
            var reports = RunReport.Write(result);
            return Outcome(result.Frames, [.. result.FilesWritten, .. reports], result.Notes) with { IsPartial = result.IsPartial };
        }
        catch (NothingStackedException nothing)
        {
            // Stopped before a frame was ready: the user's wish, not the frames' fault.
            return Outcome(nothing.Frames, [], []) with { IsPartial = finish.IsCancellationRequested };
        }
    }

    public JobPreview Preview(StackJob job) => JobCheck.Preview(job);

    public IReadOnlyList<string> ProblemsOf(StackJob job) => JobCheck.Problems(job);

    private static StackOutcome Outcome(
        IReadOnlyList<FrameOutcome> frames, IReadOnlyList<string> files, IReadOnlyList<string> notes) => new()
        {
            UsedCount = frames.Count(frame => frame.Used),
            Skipped = [.. frames.Where(frame => !frame.Used).Select(frame => new SkippedFrame(frame.Path, frame.SkipReason!))],
            Files = files,
            Notes = notes,
            IsPartial = false,
        };
}
