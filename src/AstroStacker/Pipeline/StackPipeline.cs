using AstroStacker.Imaging;
using AstroStacker.Pipeline.Masters;
using AstroStacker.Pipeline.Storage;
using AstroStacker.Pipeline.Tiles;

namespace AstroStacker.Pipeline;

/// <summary>The recipe of a stack, from the frames named to the files written.</summary>
public static class StackPipeline
{
    /// <summary>
    /// Runs a job. Throws <see cref="StackJobException"/> or <see cref="FrameException"/> for a job that can't be done,
    /// before any work and with all that is wrong; <see cref="NothingStackedException"/> where every frame was refused;
    /// <see cref="OperationCanceledException"/> on Abort. In all three nothing is left behind.
    /// </summary>
    public static StackResult Run(StackJob job, IProgress<StackProgress>? progress, StackCancellation cancellation)
    {
        int threads = job.Resources.Threads ?? Environment.ProcessorCount;
        var clock = new StackClock(progress, threads);
        using var watch = new ResourceWatch();
        using var stack = StackPreparation.Run(job, threads, clock, cancellation);
        var plan = stack.Plan;
        var memory = MemoryPlan.Make(job.Resources, stack.Demand.For(plan));
        memory.MakeRoom();
        using var result = new ResultStore(
            plan.Grid.Width, plan.Grid.Height, memory.Planes,
            memory.ResultInMemory ? null : stack.Store.ScratchFolder);
        var integrator = new TileIntegrator(plan, plan.Layers[0], stack.Planned);
        bool whole = clock.Stage("integrate", () => integrator.Run(
            result, memory, threads, cancellation.Heeded(), (done, total) => clock.Report("integrate", done, total)));
        bool isPartial = !whole || !stack.SawAllFrames;

        var targets = isPartial ? stack.Targets.Partial() : stack.Targets;
        var reader = new ResultReader(result, stack.Colour, plan.Integration.Drizzle?.FillHolesPixels ?? 0);
        List<string> notes = [.. StackNotes.Of(plan, stack.Aligned, stack.Notes, stack.Colour, targets)];
        var picture = PictureRecord.Of(job, plan, stack.Used, stack.Reference, stack.Colour) with
        {
            Pedestal = targets.NeedPedestal ? job.Output.Pedestal ?? reader.FindPedestal(cancellation.Abort) : 0,
        };
        var (noise, maps) = !targets.HasReport ? ([], []) : clock.Stage("figures", () => (
            ResultFigures.Noise(result, cancellation.Abort), ResultFigures.Maps(result, threads, cancellation.Abort)));
        var debug = targets.HasDebug ? new DebugFiles(targets.DebugFolder, stack.Aligned, stack.AsFiled) : null;
        var written = clock.Stage(
            "finish", () => new FinishStep(targets, threads).Write(reader, result, picture, debug, cancellation.Abort));
        var lists = BadPixelFiles.Save(job, plan.Defects, stack.First, notes);
        clock.ShowTimeline();
        return new StackResult
        {
            Job = job,
            Plan = plan,
            Picture = picture,
            Frames = StackNotes.Outcomes(stack.Aligned, plan),
            OutputBase = targets.Base,
            FilesWritten = [.. written, .. lists],
            Notes = notes,
            IsPartial = isPartial,
            Timings = clock.Timings,
            SurveysFromCache = stack.SurveysFromCache,
            Resources = watch.Use with
            {
                PageCacheBytes = ResourceUse.BytesOf([.. job.InputFiles, .. written]),
                ScratchBytes = stack.Store.ScratchBytes + result.ScratchBytes,
            },
            Coverage = integrator.Tally.Over(plan),
            Noise = noise,
            Maps = maps,
        };
    }
}
