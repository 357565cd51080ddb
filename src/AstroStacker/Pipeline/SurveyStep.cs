using AstroStacker.Imaging;
using AstroStacker.Pipeline.Masters;
using AstroStacker.Pipeline.Storage;
using AstroStacker.Stars;

namespace AstroStacker.Pipeline;

/// <summary>Looks at each frame once: levels, noise, stars. Frames run side by side.</summary>
internal sealed class SurveyStep(
    StackJob job, FrameStore store, Func<int, CalibratedFrame> calibrated, SurveyCache? cache, LightCalibrators masters)
{
    /// <summary>The reason of frames that an interrupted run did not get to.</summary>
    public const string NotReached = "was not reached before the run was stopped.";

    private const int BandRows = 64;

    /// <summary>Surveys all frames that opened and fit the first; the others keep their reason.</summary>
    public IReadOnlyList<SurveyedLight> Run(
        IReadOnlyList<Light> lights, FrameInfo first, int threads, StackCancellation cancellation, StackClock clock)
    {
        var surveyed = lights.Select(light => new SurveyedLight(light, null, light.Refusal ?? NotReached)).ToArray();
        int done = 0;
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation.Finish, cancellation.Abort);
            Rows.ForEach(lights.Count, threads, either.Token, i =>
            {
                surveyed[i] = Survey(lights[i], first, cancellation.Abort);
                clock.Report("survey", Interlocked.Increment(ref done), lights.Count);
            });
        }
        catch (OperationCanceledException) when (!cancellation.Abort.IsCancellationRequested)
        {
            // The user asked to finish with what is there: frames under way were surveyed to their end.
        }

        cache?.Trim();
        return surveyed;
    }

    /// <summary>The cache the job asks for, or null.</summary>
    public static SurveyCache? CacheOf(StackJob job, CalibratedFrameOptions frame) =>
        job.Resources.SurveyCacheFolder is { } folder
            ? new SurveyCache(folder, SurveyConditions.Of(frame, NeedsSky(job) ? StarOptionsOf(job) : null)) : null;

    private SurveyedLight Survey(Light light, FrameInfo first, CancellationToken stop)
    {
        string? refusal = light.Refusal ?? LightList.Mismatch(light.Info!, first);
        if (refusal is not null) return new SurveyedLight(light, null, refusal);
        try
        {
            return new SurveyedLight(light, Survey(light, stop), null);
        }
        catch (FrameException error)
        {
            return new SurveyedLight(light, null, $"{error.Problem}. {error.Remedy}");
        }
    }

    /// <summary>A frame's survey; a pure function of the file's bytes, the masters and the options.</summary>
    public FrameSurvey Survey(Light light, CancellationToken stop)
    {
        string contentHash = FrameStore.Hash(light.Path);
        // What was opened may no longer be what the name leads to: then the hash tells nothing of the samples.
        if (cache is null || !store.IsUnchanged(light.Number)) return Measure(light, contentHash, stop);
        string applied = masters.HashOf(light.Number);
        if (cache.Find(contentHash, light.Info!, applied) is { } kept) return kept;
        var survey = Measure(light, contentHash, stop);
        if (store.IsUnchanged(light.Number)) cache.Store(survey, applied);
        return survey;
    }

    private FrameSurvey Measure(Light light, string contentHash, CancellationToken stop)
    {
        var frame = calibrated(light.Number);
        var (highest, count) = HighestLevel(light.Number, frame, stop);
        var survey = new FrameSurvey
        {
            Info = light.Info!,
            ContentHash = contentHash,
            Planes = [],
            Stars = [],
            HighestAdu = highest,
            HighestCount = count,
        };
        if (!NeedsSky(job)) return survey;
        var measured = StarSurvey.Measure(frame, StarOptionsOf(job), stop);
        return survey with
        {
            Planes = measured.Planes,
            Sky = measured.Sky,
            Stars = measured.Stars,
            FwhmPixels = measured.FwhmPixels,
            SaturatedShare = measured.SaturatedShare,
            AbsentShare = measured.AbsentShare,
            Eccentricity = measured.Eccentricity,
            ElongationRadians = measured.ElongationRadians,
            DetectedCount = measured.DetectedCount,
            HasTrail = measured.HasTrail,
        };
    }

    /// <summary>The stars of a frame again, limited to where a mask allows.</summary>
    public IReadOnlyList<Star> Stars(Light light, Func<double, double, bool>? mask, CancellationToken stop) =>
        StarSurvey.Measure(calibrated(light.Number), StarOptionsOf(job) with { Mask = mask }, stop).Stars;

    private static bool NeedsSky(StackJob job) =>
        job.Registration.Align || job.Output.WhiteBalance == OutputColour.FromStars
        || job.Integration is not { Normalize: "auto" or "none", Weight: "auto" or "none" };

    private static StarOptions StarOptionsOf(StackJob job) => new() { ThresholdQuantile = job.Registration.ThresholdQuantile };

    private (float Highest, long Count) HighestLevel(int number, CalibratedFrame frame, CancellationToken stop)
    {
        var area = frame.Area;
        using var samples = PlanePool.Rent<float>(area.Width * BandRows);
        float highest = float.MinValue;
        long count = 0;
        for (int plane = 0; plane < frame.Info.PlaneCount; plane++)
            for (int y = area.Y; y < area.Bottom; y += BandRows)
            {
                stop.ThrowIfCancellationRequested();
                var band = new PixelRectangle(area.X, y, area.Width, Math.Min(BandRows, area.Bottom - y));
                var part = samples.Span[..(int)band.Area];
                store.Read(number, plane, band, part);
                var (bandHighest, bandCount) = SampleKernels.Highest(part, highest);
                if (bandHighest > highest) (highest, count) = (bandHighest, 0);
                if (bandHighest == highest) count += bandCount;
            }

        return (highest, count);
    }
}
