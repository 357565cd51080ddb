using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night;

/// <summary>
/// The recipe of a night: every picture, with masters that are built when the first asks for them and kept for the others.
/// </summary>
public static class NightPipeline
{
    /// <summary>
    /// Carries a plan out; a picture that can't be made keeps no other from being made. Throws <see cref="ResultsExistException"/> before
    /// any work, <see cref="OperationCanceledException"/> on Abort.
    /// </summary>
    /// <param name="night">What to make.</param>
    /// <param name="made">Hears of each picture when its files are there.</param>
    /// <param name="progress">May be called from any thread.</param>
    /// <param name="cancellation">Finish ends with the picture under way, as a partial one.</param>
    public static NightResult Run(
        NightJob night, Action<StackResult> made, IProgress<StackProgress>? progress, StackCancellation cancellation)
    {
        RefuseToOverwrite(night);
        var pictures = new List<NightPicture>();
        foreach (var stack in night.Plan.Stacks)
        {
            if (cancellation.Finish.IsCancellationRequested) break;
            var job = NightStacks.Of(night, stack);
            pictures.AddRange(Stack(job, stack.Name, made, progress, cancellation));
        }

        UnusedMasters.Make(night, cancellation.Abort);
        bool isPartial = cancellation.Finish.IsCancellationRequested;
        return new NightResult(pictures, isPartial);
    }

    /// <summary>One picture, and as many more as the lights show other parts of the sky.</summary>
    private static List<NightPicture> Stack(
        StackJob job, string name, Action<StackResult> made, IProgress<StackProgress>? progress, StackCancellation cancellation)
    {
        var pictures = new List<NightPicture>();
        for (int part = 1; ; part++)
        {
            string partName = part == 1 ? name : $"{name}-{part}";
            var picture = Stack(job, partName, progress, cancellation);
            if (picture.Result is null && part > 1) return pictures;
            if (picture.Result is { } result) made(result);
            var unmatched = picture.Frames.Where(frame => frame.FoundNoMatch).ToList();
            bool mayShowMore = picture.Result is { IsPartial: false } && unmatched.Count >= NightStacks.LeastOfAnotherSky;
            // Of another sky or not, each frame is told of once: with the picture that takes it, else with the first.
            if (part > 1) pictures[0] = Without(pictures[0], picture);
            pictures.Add(part == 1 ? picture : picture with { Frames = [.. picture.Frames.Where(frame => frame.Used)] });
            if (!mayShowMore) return pictures;
            job = NightStacks.OfAnotherSky(job, unmatched, $"{name}-{part + 1}");
        }
    }

    private static NightPicture Stack(StackJob job, string name, IProgress<StackProgress>? progress, StackCancellation cancellation)
    {
        try
        {
            var result = StackPipeline.Run(job, progress, cancellation);
            return new NightPicture { Name = name, Result = result, Frames = result.Frames };
        }
        catch (NothingStackedException nothing)
        {
            return new NightPicture { Name = name, Frames = nothing.Frames, Problem = nothing.Message };
        }
        catch (Exception error) when (error is StackJobException or FrameException)
        {
            var lights = job.Lights.Select(
                path => new FrameOutcome { Path = path, SkipReason = $"belongs to {name}, which was not made." });
            return new NightPicture { Name = name, Frames = [.. lights], Problem = error.Message };
        }
    }

    private static NightPicture Without(NightPicture first, NightPicture later)
    {
        var taken = later.Frames.Where(frame => frame.Used).Select(frame => frame.Path).ToHashSet();
        return first with { Frames = [.. first.Frames.Where(frame => !taken.Contains(frame.Path))] };
    }

    private static void RefuseToOverwrite(NightJob night)
    {
        var summaries = night.Plan.Stacks.Select(stack => Path.Combine(night.OutputFolder, $"{stack.Name}.json"));
        OutputNames.RefuseToOverwrite(summaries, night.Template.Output.Overwrite);
    }
}
