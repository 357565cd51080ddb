using AstroStacker.Pipeline;

namespace AstroStacker.Testing.Nights;

/// <summary>Runs the pipeline so that a night of which nothing could be stacked is an outcome like any other.</summary>
public static class StackNight
{
    /// <summary>What became of the frames; the result is null where all were refused.</summary>
    public static (StackResult? Result, IReadOnlyList<FrameOutcome> Frames) Stack(StackJob job)
    {
        try
        {
            var result = StackPipeline.Run(job, null, default);
            return (result, result.Frames);
        }
        catch (NothingStackedException nothing)
        {
            return (null, nothing.Frames);
        }
    }
}
