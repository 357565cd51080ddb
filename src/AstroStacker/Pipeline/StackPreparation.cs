using AstroStacker.Imaging;
using AstroStacker.Pipeline.Checks;
using AstroStacker.Pipeline.Masters;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline;

/// <summary>The first half of the recipe: all that is decided before a pixel of the result is made.</summary>
internal static class StackPreparation
{
    /// <summary>
    /// Checks, opens, surveys, aligns, plans and compares. Throws what <see cref="StackPipeline.Run"/> throws; the frames are closed then.
    /// </summary>
    public static PreparedStack Run(StackJob job, int threads, StackClock clock, StackCancellation cancellation)
    {
        var files = LightList.InOrder(job);
        var checkedJob = clock.Stage("check", () => JobCheck.Run(job, files, threads, cancellation));
        var store = new FrameStore(MemoryPlan.KeepBytesOf(job.Resources), job.Resources.ScratchFolder ?? Path.GetTempPath());
        try
        {
            return Run(job, files, checkedJob, store, threads, clock, cancellation);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private static PreparedStack Run(
        StackJob job, IReadOnlyList<string> files, CheckedJob checkedJob, FrameStore store, int threads, StackClock clock,
        StackCancellation cancellation)
    {
        var lights = clock.Stage("open", () => LightList.Open(files, store, threads, cancellation));
        var first = LightList.FirstServing(lights, job.Registration.Base).Info!;
        var badPixels = BadPixelFiles.Given(job, first);
        var masters = clock.Stage("masters", () => LightCalibrators.Load(job, lights, first, store, cancellation.Abort));
        var demand = MemoryDemand.Of(job, lights.Count, first, masters.Bytes, store.MemoryBytes);
        MemoryPlan.Make(job.Resources, demand);

        var asFiled = new CalibratedFrameOptions(job.CropToVisible, job.RawMosaic, SaturationAdu: null);
        CalibratedFrame Calibrated(int number, float? saturationAdu) =>
            new(store, number, masters.For(number), asFiled with { SaturationAdu = saturationAdu });
        CalibratedFrame AsFiled(int number) => Calibrated(number, null);

        var cache = SurveyStep.CacheOf(job, asFiled);
        var survey = new SurveyStep(job, store, AsFiled, cache, masters);
        // Who stops while files are opened wants those that are: they are surveyed whole, as those surveyed are stacked whole.
        var onward = lights.Any(light => light.Refusal == SurveyStep.NotReached) ? cancellation.Heeded() : cancellation;
        var surveyed = clock.Stage("survey", () => survey.Run(lights, first, threads, onward, clock));
        var register = new RegisterStep(job, survey, AsFiled);
        var aligned = clock.Stage("register", () => register.Run(surveyed, threads, cancellation, clock));
        var used = aligned.Where(frame => frame.Refusal is null).ToList();
        if (used.Count < job.Selection.LeastCount) throw new NothingStackedException([.. aligned.Select(frame => frame.Outcome)]);

        StackNotes.Debug(aligned, clock);
        var reference = aligned.First(frame => frame.Alignment == "base");
        var stars = OutputColour.StarMultipliers(job, reference, AsFiled(reference.Surveyed.Light.Number), cancellation.Abort);
        var colour = OutputColour.Choose(job, reference.Surveyed.Light.Info!, stars);
        var plan = PlanStep.Make(job, used, reference, masters.Masters, colour, stars);
        if (job.Integration.Cosmetic != "off" && !job.RawMosaic) plan = plan with { Defects = masters.Defects.Union(badPixels) };
        float saturationAdu = plan.SaturationAdu;
        var compare = new CompareStep(
            number => Calibrated(number, saturationAdu), MemoryPlan.BinBytesOf(job.Resources, demand), threads, cancellation.Abort);
        if (CompareStep.IsNeeded(plan)) plan = clock.Stage("compare", () => compare.Run(plan));
        return new PreparedStack
        {
            Job = job,
            Store = store,
            Targets = checkedJob.Targets,
            First = first,
            Masters = masters,
            Demand = demand,
            Aligned = aligned,
            Reference = reference,
            Colour = colour,
            Plan = plan,
            Notes = [.. checkedJob.Notes, .. masters.Notes, .. register.Notes, .. compare.Notes, .. cache?.Notes ?? []],
            SurveysFromCache = cache?.FoundCount ?? 0,
        };
    }
}
