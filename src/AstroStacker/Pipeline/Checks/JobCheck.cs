using AstroStacker.Imaging;
using AstroStacker.Pipeline.Masters;

namespace AstroStacker.Pipeline.Checks;

/// <summary>
/// Everything that can be known to be wrong with a job before any work, from its options, the headers of its files and the
/// machine. A light that can't serve is no reason to stop: it is skipped, with its reason.
/// </summary>
public static class JobCheck
{
    /// <summary>What keeps a job from being done, a line each; empty where nothing is known against it.</summary>
    public static IReadOnlyList<string> Problems(StackJob job)
    {
        try
        {
            Run(job, LightList.InOrder(job), job.Resources.Threads ?? Environment.ProcessorCount, default);
            return [];
        }
        catch (JobProblemsException several)
        {
            return several.Problems;
        }
        catch (NothingStackedException nothing)
        {
            return [.. nothing.Frames.Select(frame => $"{frame.Path}: {frame.SkipReason}")];
        }
        catch (Exception error) when (error is StackJobException or FrameException)
        {
            return [error.Message];
        }
    }

    /// <summary>What a run would do; throws what <see cref="StackPipeline.Run"/> throws before any work.</summary>
    public static JobPreview Preview(StackJob job)
    {
        var found = Run(job, LightList.InOrder(job), job.Resources.Threads ?? Environment.ProcessorCount, default);
        return new JobPreview(found.FrameCount, [.. found.Targets.All], found.Notes);
    }

    /// <summary>
    /// Throws <see cref="StackJobException"/> or <see cref="FrameException"/> with all problems at once,
    /// <see cref="NothingStackedException"/> where no light can be opened and nothing else is wrong.
    /// </summary>
    /// <param name="job">What is asked.</param>
    /// <param name="files">Its lights, in stacking order.</param>
    /// <param name="threads">Headers read at a time.</param>
    /// <param name="cancellation">Finish: no more headers.</param>
    internal static CheckedJob Run(StackJob job, IReadOnlyList<string> files, int threads, StackCancellation cancellation)
    {
        var problems = new JobProblems();
        foreach (string problem in StackJobRules.Problems(job)) problems.Add(problem);
        bool isSound = !problems.Any;
        threads = Math.Max(1, threads);
        var headers = FileHeader.ReadAll(files, threads, cancellation);
        var lights = CalibrationFramesAmongLights.Refuse(job, [.. headers.Select(header => header.AsLight)], problems);
        bool hasFirst = job.Registration.Base is not null || lights.Any(light => light.Refusal is null);
        var first = hasFirst ? problems.Try(() => LightList.FirstServing(lights, job.Registration.Base)) : null;

        var masters = MasterHeaders.Read(job, threads, cancellation);
        var notes = new List<string>();
        StackTargets? targets = null;
        if (first?.Info is { } info)
        {
            var serving = lights.Where(light => light.Refusal is null && LightList.Mismatch(light.Info!, info) is null)
                .Select(light => light.Info!).ToList();
            targets = problems.Try(() => new StackTargets(job, info, files.Count));
            if (targets is not null) CheckTargets(job, targets, problems);
            CheckFrames(job, info, serving, problems, notes);
            new MasterChecks(job, masters, problems, notes).Run(serving, info);
            if (isSound && targets is not null) problems.Try(() => SpaceCheck.Run(job, info, headers, targets));
        }
        else masters.RequireAll(job, problems);
        problems.Try(() => OutputNames.RequireWritable(OutputNames.Base(job.Output.Prefix, files.Count)));
        problems.Throw(remarks: SkippedLights.Lines(lights, first?.Info));
        return targets is null
            ? throw LightList.NothingServes(lights)
            : new CheckedJob(targets, notes, lights.Count(light => light.Refusal is null));
    }

    private static void CheckFrames(
        StackJob job, FrameInfo first, IReadOnlyList<FrameInfo> serving, JobProblems problems, List<string> notes)
    {
        LightSettings.Check(job, serving, problems, notes);
        problems.Try(() => OutputColour.Check(job, first));
        problems.Try(() => StackJobRules.Check(job, first));
        problems.Try(() => AlignmentMask.Check(job.Registration.Mask, first));
        problems.Try(() => BadPixelFiles.Given(job, first));
    }

    private static void CheckTargets(StackJob job, StackTargets targets, JobProblems problems)
    {
        problems.Try(() => OutputNames.RefuseToReplaceInputs(targets.All, job));
        problems.Try(() => OutputNames.RefuseToOverwrite(targets.All, job.Output.Overwrite));
        if (job.Output.BadPixels is { } list) problems.Try(() => OutputNames.RequireWritable(list));
    }
}
