using System.Text.Json;
using System.Text.Json.Nodes;
using AstroStacker.Cli.Help;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Night;

namespace AstroStacker.Cli.Running;

/// <summary>A night summed up: its plan, what became of each picture, and the exit code.</summary>
internal sealed class NightReport
{
    public const string FileName = "night.json";

    private readonly NightPlan _plan;
    private readonly NightResult? _result;
    private readonly IReadOnlyList<string> _files;

    private NightReport(NightPlan plan, NightResult? result, IReadOnlyList<string> files) =>
        (_plan, _result, _files) = (plan, result, files);

    /// <summary>A plan that is not carried out.</summary>
    public static NightReport Of(NightPlan plan) => new(plan, null, []);

    public static NightReport Of(NightPlan plan, NightResult result, IReadOnlyList<string> files) => new(plan, result, files);

    public int ExitCode => this switch
    {
        _ when _plan.Stacks.Count == 0 => _plan.Masters.Count > 0 ? ExitCodes.AllUsed : ExitCodes.NothingStacked,
        { _result: null } => ExitCodes.AllUsed,
        { _result.IsPartial: true } => ExitCodes.Cancelled,
        _ when !_result.Frames.Any(frame => frame.Used) => ExitCodes.NothingStacked,
        _ when Lost.Any() || Skipped.Any() => ExitCodes.FramesSkipped,
        _ => ExitCodes.AllUsed,
    };

    private IEnumerable<PassedOver> Lost => _plan.PassedOver.Where(file => file.IsLost);

    private IEnumerable<FrameOutcome> Skipped => _result?.Frames.Where(frame => !frame.Used) ?? [];

    /// <summary>What is said after the plan.</summary>
    public void WriteText(TextWriter writer)
    {
        if (_result is null) return;
        writer.WriteLine();
        foreach (var picture in _result.Pictures)
        {
            int used = picture.Frames.Count(frame => frame.Used);
            writer.WriteLine(picture.Result is null
                ? $"{picture.Name}: not made. {picture.Problem}"
                : $"{picture.Name}: stacked {used} of {Sentence.Count(picture.Frames.Count, "frame")}.");
        }

        WriteList(writer, "Skipped:",
        [
            .. Skipped.Select(frame => $"{frame.Path}: {frame.SkipReason}"),
            .. Lost.Select(file => $"{file.Path}: {file.Reason}"),
        ]);
        WriteList(writer, "Notes:", [.. PictureNotes()]);
        WriteList(writer, "Results:", _files);
    }

    public void Write(TextWriter writer) => writer.WriteLine(ToJson().ToJsonString(StackJson.Options));

    /// <summary>Beside the pictures.</summary>
    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        Write(writer);
    }

    private JsonObject ToJson() => new()
    {
        ["software"] = $"AstroStacker {VersionAction.Version}",
        ["exitCode"] = ExitCode,
        ["used"] = _result?.Frames.Count(frame => frame.Used) ?? 0,
        ["partial"] = _result?.IsPartial ?? false,
        ["pictures"] = new JsonArray([.. _result?.Pictures.Select(Picture) ?? []]),
        ["skipped"] = new JsonArray([.. Skipped.Select(frame => Entry(frame.Path, frame.SkipReason!))]),
        ["files"] = Strings(_files),
        ["plan"] = NightPlanJson.Of(_plan),
    };

    private static JsonNode Picture(NightPicture picture) => new JsonObject
    {
        ["name"] = picture.Name,
        ["used"] = picture.Frames.Count(frame => frame.Used),
        ["skipped"] = picture.Frames.Count(frame => !frame.Used),
        ["problem"] = picture.Problem,
        ["masters"] = JsonSerializer.SerializeToNode(picture.Result?.Plan.Masters ?? [], StackJson.Options),
        ["files"] = Strings(picture.Result?.FilesWritten ?? []),
        ["notes"] = Strings(picture.Result?.Notes ?? []),
    };

    /// <summary>What was said of several pictures is said once.</summary>
    private IEnumerable<string> PictureNotes() => _result!.Pictures
        .SelectMany(picture => picture.Result?.Notes.Select(note => (Note: note, picture.Name)) ?? [])
        .GroupBy(entry => entry.Note)
        .Select(group => $"{string.Join(", ", group.Select(entry => entry.Name).Distinct())}: {group.Key}");

    private static void WriteList(TextWriter writer, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0) return;
        writer.WriteLine(title);
        foreach (string line in lines) writer.WriteLine($"  {line}");
    }

    private static JsonObject Entry(string path, string reason) => new() { ["path"] = path, ["reason"] = reason };

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);
}
