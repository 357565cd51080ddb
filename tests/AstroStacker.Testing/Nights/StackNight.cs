using AstroStacker.Pipeline;

namespace AstroStacker.Testing.Nights;

/// <summary>Runs the pipeline so that a night of which nothing could be stacked is an outcome like any other.</summary>
public static class StackNight
{
    /// <summary>What became of the frames; the result is null where all were refused.</summary>
    public static (StackResult? Result, IReadOnlyList<FrameOutcome> Frames) Stack(StackJob job) => Run(job, null, default);

    /// <summary>The same, asked to finish as soon as integration starts: for what only registration is looked at.</summary>
    public static IReadOnlyList<FrameOutcome> Register(StackJob job)
    {
        using var finish = new CancellationTokenSource();
        return Run(job, new Stop("integrate", finish), new StackCancellation(finish.Token, default)).Frames;
    }

    private static (StackResult? Result, IReadOnlyList<FrameOutcome> Frames) Run(
        StackJob job, IProgress<StackProgress>? progress, StackCancellation cancellation)
    {
        try
        {
            var result = StackPipeline.Run(job, progress, cancellation);
            return (result, result.Frames);
        }
        catch (NothingStackedException nothing)
        {
            return (null, nothing.Frames);
        }
    }

    private sealed class Stop(string stage, CancellationTokenSource source) : IProgress<StackProgress>
    {
        public void Report(StackProgress value)
        {
            if (value.Stage == stage) source.Cancel();
        }
    }
}
