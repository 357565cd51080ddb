using System.Text.Encodings.Web;
using System.Text.Json;

namespace AstroStacker.Cli.Running;

/// <summary>The one JSON object of --json; the full account of each frame is in the summary file it names.</summary>
internal sealed record JsonReport
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required int ExitCode { get; init; }

    /// <summary>What kept the run from a result; null where nothing did.</summary>
    public string? Error { get; init; }

    public int Used { get; init; }

    public IReadOnlyList<SkippedFrame> Skipped { get; init; } = [];

    public IReadOnlyList<string> Files { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public bool Partial { get; init; }

    public static JsonReport Of(StackOutcome outcome) => new()
    {
        ExitCode = outcome.ExitCode,
        Used = outcome.UsedCount,
        Skipped = outcome.Skipped,
        Files = outcome.Files,
        Notes = outcome.Notes,
        Partial = outcome.IsPartial,
    };

    public void Write(TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(this, Format));
}
