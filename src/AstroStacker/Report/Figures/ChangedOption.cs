using System.Text.Json;
using System.Text.Json.Nodes;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Report.Figures;

/// <summary>An option of a job that is not as it is by itself.</summary>
/// <param name="Name">As in the job's JSON: "integration.reject".</param>
/// <param name="Value">As given.</param>
/// <param name="Default">What holds when it isn't given.</param>
internal sealed record ChangedOption(string Name, string Value, string Default)
{
    /// <summary>All of a job, without the files that it names: frames and masters are told of elsewhere.</summary>
    public static IReadOnlyList<ChangedOption> Of(StackJob job)
    {
        var defaults = new StackJob
        {
            Lights = job.Lights,
            Sets = job.Sets,
            Calibration = job.Calibration with { Scaling = default },
            Resources = new() { SurveyCacheFolder = KeptBySurvey(job), MasterCacheFolder = KeptByMaster(job) },
        };
        var changes = new List<ChangedOption>();
        Compare("", Json(job), Json(defaults), changes);
        return changes;
    }

    // The command line names the user's own folders where none is given.
    private static string? KeptBySurvey(StackJob job) =>
        job.Resources.SurveyCacheFolder == SurveyCache.UserFolder ? SurveyCache.UserFolder : null;

    private static string? KeptByMaster(StackJob job) =>
        job.Resources.MasterCacheFolder == UserCache.Folder("masters") ? job.Resources.MasterCacheFolder : null;

    private static void Compare(string name, JsonNode? value, JsonNode? standard, List<ChangedOption> changes)
    {
        if (JsonNode.DeepEquals(value, standard)) return;
        if (value is JsonObject group && standard is JsonObject standards)
            foreach (var (key, inner) in group) Compare(name.Length == 0 ? key : $"{name}.{key}", inner, standards[key], changes);
        else changes.Add(new ChangedOption(name, Words(value), Words(standard)));
    }

    private static string Words(JsonNode? value) => value switch
    {
        null => "none",
        JsonArray list => string.Join(", ", list.Select(Words)),
        JsonObject group => string.Join(", ", group.Select(entry => $"{entry.Key} {Words(entry.Value)}")),
        _ => value.ToString(),
    };

    private static JsonNode? Json(StackJob job) => JsonSerializer.SerializeToNode(job, StackJson.Options);
}
