using System.Text.Json;
using System.Text.Json.Nodes;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;

namespace AstroStacker.Report;

/// <summary>A run as its summary tells it, found by the summary or by any picture beside it.</summary>
public sealed class SavedRun
{
    private static readonly string[] s_endings =
        ["", "-preview", "-coverage", "-saturated", "-rejected-low", "-rejected-high", "-variance"];

    private readonly JsonObject _json;

    private SavedRun(string path, JsonObject json, StackJob job)
    {
        SummaryPath = path;
        _json = json;
        Job = job;
    }

    public string SummaryPath { get; }

    /// <summary>What was asked, with paths that hold in any folder.</summary>
    public StackJob Job { get; }

    /// <summary>Name and version of the program that ran.</summary>
    public string? Software => Text("software");

    /// <summary>See <see cref="StackSummary.Build"/>.</summary>
    public string? Build => Text("build");

    /// <summary>True where the user stopped the run before its end.</summary>
    public bool IsPartial => _json["partial"]?.GetValue<bool>() == true;

    /// <summary>Frames, masters and lists that were read.</summary>
    public IReadOnlyList<FileHash> Inputs =>
    [
        .. Objects("frames").Where(frame => frame["contentHash"] is not null)
            .Select(frame => new FileHash(Full((string)frame["path"]!), (string)frame["contentHash"]!)),
        .. Objects("masters").SelectMany(master => Files(master["files"])),
        .. Files(_json["lists"]),
    ];

    /// <summary>Pictures and maps that were written.</summary>
    public IReadOnlyList<FileHash> Outputs => [.. Files(_json["outputs"])];

    /// <summary>A frame and what decoded it, for each library that did.</summary>
    public IReadOnlyList<(string Path, string Decoder)> Decoders =>
    [
        .. Objects("frames").Where(frame => frame["decoder"] is not null)
            .Select(frame => (Full((string)frame["path"]!), (string)frame["decoder"]!)).DistinctBy(frame => frame.Item2),
    ];

    /// <summary>Throws <see cref="FrameException"/> where there is no summary, or none that can be read.</summary>
    /// <param name="path">Of the summary, of a picture beside it, or of a job alone.</param>
    public static SavedRun Open(string path)
    {
        string file = SummaryOf(path);
        try
        {
            if (JsonNode.Parse(File.ReadAllText(file)) is not JsonObject json) throw NoSummary(file, null);
            var job = (json["job"] ?? json).Deserialize<StackJob>(StackJson.Options) ?? throw NoSummary(file, null);
            string folder = (string?)json["folder"] ?? Path.GetDirectoryName(Path.GetFullPath(file))!;
            return new SavedRun(file, json, StackJobFolder.In(job, folder));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw NoSummary(file, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FrameException(file, $"can't be read ({error.Message})", "Check the file.", error);
        }
    }

    private static FrameException NoSummary(string file, Exception? error) =>
        new(file, "is no summary of a stack", "Name the .json that a run wrote, or a picture beside it.", error);

    private static string SummaryOf(string path)
    {
        if (!File.Exists(path)) throw new FrameException(path, "does not exist", "Name a result of astro-stacker, or its .json.");
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return path;
        string stem = path[..^Path.GetExtension(path).Length];
        var candidates = s_endings.Where(ending => stem.EndsWith(ending, StringComparison.Ordinal))
            .Select(ending => stem[..^ending.Length] + ".json").ToList();
        return candidates.FirstOrDefault(File.Exists) ?? throw new FrameException(
            path, $"has no summary beside it ({candidates[0]})", "Keep the .json that the run wrote together with its pictures.");
    }

    private string? Text(string name) => (string?)_json[name];

    private IEnumerable<JsonObject> Objects(string name) => (_json[name] as JsonArray ?? []).OfType<JsonObject>();

    private IEnumerable<FileHash> Files(JsonNode? node) => (node as JsonArray ?? []).OfType<JsonObject>()
        .Select(file => new FileHash(Full((string)file["path"]!), (string)file["contentHash"]!));

    private string Full(string path) =>
        Path.GetFullPath(path, Text("folder") ?? Path.GetDirectoryName(Path.GetFullPath(SummaryPath))!);
}
