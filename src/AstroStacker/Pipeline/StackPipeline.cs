using AstroStacker.Colour;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Checks;
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
        var clock = new StackClock(progress, job.DebugLevel, threads);
        using var watch = new ResourceWatch();
        var files = LightList.InOrder(job);
        var checkedJob = clock.Stage("check", () => JobCheck.Run(job, files, threads, cancellation));
        var targets = checkedJob.Targets;
        using var store = new FrameStore(
            MemoryPlan.KeepBytesOf(job.Resources), job.Resources.ScratchFolder ?? Path.GetTempPath());
        var lights = clock.Stage("open", () => LightList.Open(files, store, threads, cancellation));
        var first = LightList.FirstServing(lights, job.Registration.Base);
        var badPixels = BadPixelFiles.Given(job, first.Info!);
        var masters = clock.Stage("masters", () => LightCalibrators.Load(
            job, lights, first.Info!, store, cancellation.Abort));
        var demand = MemoryDemand.Of(job, lights.Count, first.Info!, masters.Bytes, store.MemoryBytes);
        MemoryPlan.Make(job.Resources, demand);

        var asFiled = new CalibratedFrameOptions(job.CropToVisible, job.RawMosaic, SaturationAdu: null);
        CalibratedFrame Calibrated(int number, float? saturationAdu, DefectMap? defects = null) => new(
            store, number, masters.For(number), asFiled with { SaturationAdu = saturationAdu, Defects = defects ?? DefectMap.None });

        var cache = SurveyStep.CacheOf(job, asFiled);
        var survey = new SurveyStep(job, store, number => Calibrated(number, null), cache, masters);
        // Who stops while files are opened wants those that are: they are surveyed whole, as those surveyed are stacked whole.
        var onward = lights.Any(light => light.Refusal == SurveyStep.NotReached) ? cancellation.Heeded() : cancellation;
        var surveyed = clock.Stage("survey", () => survey.Run(lights, first.Info!, threads, onward, clock));
        var register = new RegisterStep(job, survey, number => Calibrated(number, null));
        var aligned = clock.Stage("register", () => register.Run(surveyed, threads, cancellation, clock));
        var used = aligned.Where(frame => frame.Refusal is null).ToList();
        if (used.Count < job.Selection.LeastCount) throw new NothingStackedException([.. aligned.Select(frame => frame.Outcome)]);

        StackNotes.Debug(aligned, clock);
        var reference = aligned.First(frame => frame.Alignment == "base");
        var stars = OutputColour.StarMultipliers(job, reference, Calibrated(reference.Surveyed.Light.Number, null), cancellation.Abort);
        var colour = OutputColour.Choose(job, reference.Surveyed.Light.Info!, stars);
        var plan = PlanStep.Make(job, used, reference, masters.Masters, colour, stars);
        var compare = new CompareStep(
            number => Calibrated(number, plan.SaturationAdu), MemoryPlan.BinBytesOf(job.Resources, demand), threads, cancellation.Abort);
        if (job.Integration.Cosmetic != "off" && !job.RawMosaic) plan = plan with { Defects = masters.Defects.Union(badPixels) };
        if (CompareStep.IsNeeded(plan)) plan = clock.Stage("compare", () => compare.Run(plan));
        var memory = MemoryPlan.Make(job.Resources, demand.For(plan));
        using var result = new ResultStore(
            plan.Grid.Width, plan.Grid.Height, memory.Planes,
            memory.ResultInMemory ? null : store.ScratchFolder);
        var integrator = new TileIntegrator(plan, plan.Layers[0], number => Calibrated(number, plan.SaturationAdu, plan.Defects));
        bool whole = clock.Stage("integrate", () => integrator.Run(
            result, memory, threads, cancellation.Heeded(), (done, total) => clock.Report("integrate", done, total)));
        bool isPartial = !whole || surveyed.Any(frame => frame.Refusal == SurveyStep.NotReached);

        if (isPartial) targets = targets.Partial();
        var reader = new ResultReader(result, colour, plan.Integration.Drizzle?.FillHolesPixels ?? 0);
        List<string> notes = [.. StackNotes.Of(
            plan, aligned, [.. checkedJob.Notes, .. masters.Notes, .. register.Notes, .. compare.Notes, .. cache?.Notes ?? []],
            colour, targets)];
        var picture = PictureRecord.Of(job, plan, used, reference, colour) with
        {
            Pedestal = targets.NeedPedestal ? job.Output.Pedestal ?? reader.FindPedestal(cancellation.Abort) : 0,
        };
        var (noise, maps) = !targets.HasReport ? ([], []) : clock.Stage("figures", () => (
            ResultFigures.Noise(result, cancellation.Abort), ResultFigures.Maps(result, threads, cancellation.Abort)));
        var debug = targets.HasDebug ? new DebugFiles(targets.DebugFolder, aligned, number => Calibrated(number, null)) : null;
        var written = clock.Stage(
            "finish", () => new FinishStep(targets, threads).Write(reader, result, picture, debug, cancellation.Abort));
        var lists = BadPixelFiles.Save(job, plan.Defects, first.Info!, notes);
        clock.ShowTimeline();
        return new StackResult
        {
            Job = job,
            Plan = plan,
            Picture = picture,
            Frames = StackNotes.Outcomes(aligned, plan),
            OutputBase = targets.Base,
            FilesWritten = [.. written, .. lists],
            Notes = notes,
            IsPartial = isPartial,
            Timings = clock.Timings,
            SurveysFromCache = cache?.FoundCount ?? 0,
            Resources = watch.Use with
            {
                PageCacheBytes = ResourceUse.BytesOf([.. job.InputFiles, .. written]),
                ScratchBytes = store.ScratchBytes + result.ScratchBytes,
            },
            Coverage = integrator.Tally.Over(plan),
            Noise = noise,
            Maps = maps,
        };
    }
}
