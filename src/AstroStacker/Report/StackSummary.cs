using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Report;

/// <summary>The summary of a run as JSON: every frame, its transform, measures, weight or the reason it was skipped.</summary>
public static class StackSummary
{
    /// <summary>Writes the summary beside the pictures and returns its path.</summary>
    public static string Write(StackResult result)
    {
        string path = result.OutputBase + ".json";
        var json = ToJson(result);
        json["outputs"] = Node(Hashes(result.FilesWritten.Where(File.Exists)));
        File.WriteAllText(path, json.ToJsonString(StackJson.Options) + "\n");
        return path;
    }

    /// <summary>Names the compiled library: another one may add up otherwise.</summary>
    public static string Build => typeof(StackSummary).Module.ModuleVersionId.ToString();

    public static JsonObject ToJson(StackResult result) => new()
    {
        ["software"] = result.Picture.Software,
        ["build"] = Build,
        ["folder"] = Environment.CurrentDirectory,
        ["partial"] = result.IsPartial,
        ["framesUsed"] = result.Used.Count(),
        ["framesSkipped"] = result.Skipped.Count(),
        ["exposureSecondsTotal"] = result.Picture.TotalExposureSeconds,
        ["files"] = Node(result.FilesWritten),
        ["notes"] = Node(result.Notes),
        ["frames"] = new JsonArray([.. result.Frames.Select(Frame)]),
        ["surveysFromCache"] = result.SurveysFromCache,
        ["picture"] = Picture(result),
        ["integration"] = Node(result.Plan.Integration),
        ["masters"] = Node(result.Plan.Masters),
        ["lists"] = Node(Hashes(new[] { result.Job.Registration.Mask, result.Job.BadPixels }.OfType<string>())),
        ["job"] = Node(result.Job),
        ["secondsByStage"] = ByStage(result, timing => timing.Seconds),
        ["processorSecondsByStage"] = ByStage(result, timing => timing.ProcessorSeconds),
        ["timeline"] = new JsonArray([.. result.Timings.Select(Stage)]),
        ["memory"] = Memory(result),
    };

    private static JsonNode Stage(StageTiming timing) => new JsonObject
    {
        ["stage"] = timing.Stage,
        ["startSeconds"] = Math.Round(timing.StartSeconds, 3),
        ["seconds"] = Math.Round(timing.Seconds, 3),
        ["threads"] = timing.Threads,
        ["busyShare"] = Math.Round(timing.BusyShare, 3),
    };

    /// <summary>By the system's own figures; null what it does not tell.</summary>
    private static JsonObject Memory(StackResult result) => new()
    {
        ["peakAnonymousBytes"] = result.Resources.PeakAnonymousBytes,
        ["peakResidentBytes"] = Process.GetCurrentProcess().PeakWorkingSet64,
        ["pageCacheBytes"] = result.Resources.PageCacheBytes,
        ["readBytes"] = result.Resources.ReadBytes,
        ["writtenBytes"] = result.Resources.WrittenBytes,
        ["scratchBytes"] = result.Resources.ScratchBytes,
    };

    private static JsonObject ByStage(StackResult result, Func<StageTiming, double> seconds) =>
        new(result.Timings.Select(timing => KeyValuePair.Create(timing.Stage, (JsonNode?)Math.Round(seconds(timing), 3))));

    private static JsonObject Picture(StackResult result)
    {
        var grid = result.Plan.Grid;
        return new JsonObject
        {
            ["width"] = grid.Width,
            ["height"] = grid.Height,
            ["planes"] = result.Plan.PlaneCount,
            ["outputToReference"] = Node(grid.ToReference.Matrix),
            ["saturationAdu"] = result.Plan.SaturationAdu,
            ["pedestal"] = result.Picture.Pedestal,
            ["linearSrgb"] = result.Picture.IsSrgb,
            ["coverageMeanFrames"] = result.Coverage.MeanFrames,
            ["coverageEmptyShare"] = result.Coverage.EmptyShare,
            ["drizzleHoleShare"] = result.Plan.Integration.Drizzle is null ? null : result.Coverage.HoleShare,
            ["rejectedShare"] = result.Coverage.RejectedShare,
            ["rejectedLowShare"] = result.Coverage.RejectedLowShare,
            ["rejectedHighShare"] = result.Coverage.RejectedHighShare,
            ["history"] = Node(result.Picture.History),
        };
    }

    private static JsonNode Frame(FrameOutcome frame)
    {
        var json = new JsonObject
        {
            ["path"] = frame.Path,
            ["used"] = frame.Used,
            ["reason"] = frame.SkipReason,
            ["isReference"] = frame.IsReference,
        };
        if (frame.Survey is { } survey)
        {
            json["contentHash"] = survey.ContentHash;
            json["decoder"] = survey.Info.DecoderVersion;
            json["exposureSeconds"] = survey.Info.ExposureSeconds;
            json["startTime"] = survey.Info.StartTime?.ToString("s", System.Globalization.CultureInfo.InvariantCulture);
            json["stars"] = survey.Stars.Count;
            json["starsDetected"] = survey.DetectedCount;
            json["fwhmPixels"] = survey.FwhmPixels;
            json["eccentricity"] = survey.Eccentricity;
            json["elongationDegrees"] = survey.ElongationRadians * 180 / Math.PI;
            json["background"] = Node(survey.Planes.Select(plane => plane.Background));
            json["noise"] = Node(survey.Planes.Select(plane => plane.Noise));
            json["saturatedShare"] = survey.SaturatedShare;
            json["absentShare"] = survey.AbsentShare;
            json["trail"] = survey.HasTrail;
        }

        if (frame.Quality is { } quality)
        {
            json["quality"] = quality.Score;
            json["signalToNoise"] = quality.SignalToNoise;
            json["transparency"] = quality.Transparency;
            json["clouded"] = quality.IsClouded;
        }

        if (!frame.Used) return json;
        json["alignment"] = frame.Alignment;
        json["referenceToFrame"] = Node(frame.ReferenceToFrame);
        json["registration"] = Node(frame.Registration);
        json["normalization"] = Node(frame.Plan!.Normalization);
        json["weight"] = frame.Plan.Weights.Average();
        json["weights"] = Node(frame.Plan.Weights);
        json["trailsLeftOut"] = frame.Plan.Trails.Count;
        return json;
    }

    private static IEnumerable<FileHash> Hashes(IEnumerable<string> files) =>
        files.Select(file => new FileHash(file, FrameStore.Hash(file)));

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, StackJson.Options);
}
