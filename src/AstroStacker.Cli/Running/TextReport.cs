using AstroStacker.Pipeline.Checks;

namespace AstroStacker.Cli.Running;

/// <summary>The closing words of a run: how many frames, which were skipped and why, and where the results are.</summary>
internal static class TextReport
{
    private static readonly string[] s_maps = ["-coverage", "-saturated", "-rejected-low", "-rejected-high", "-variance"];

    public static void Write(StackOutcome outcome, TextWriter writer)
    {
        int named = outcome.UsedCount + outcome.Skipped.Count;
        writer.WriteLine(outcome switch
        {
            { UsedCount: 0 } => $"None of the {Sentence.Count(named, "frame")} could be stacked.",
            { IsPartial: true } => $"Stopped early: {outcome.UsedCount} of {Sentence.Count(named, "frame")} stacked.",
            _ => $"Stacked {outcome.UsedCount} of {Sentence.Count(named, "frame")}.",
        });
        WriteList(writer, "Skipped:", [.. outcome.Skipped.Select(frame => $"{frame.Path}: {frame.Reason}")]);
        WriteList(writer, "Notes:", outcome.Notes);
        WriteList(writer, "Results:", [.. outcome.Files.Select(file => $"{Kind(file),-9}{file}")]);
    }

    /// <summary>What a run would do.</summary>
    public static void Write(JobPreview found, TextWriter writer)
    {
        writer.WriteLine($"Would stack {Sentence.Count(found.FrameCount, "frame")}. Nothing was done (--dry-run).");
        WriteList(writer, "Notes:", found.Notes);
        WriteList(writer, "Would write:", [.. found.Files.Select(file => $"{Kind(file),-9}{file}")]);
    }

    private static void WriteList(TextWriter writer, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0) return;
        writer.WriteLine(title);
        foreach (string line in lines) writer.WriteLine($"  {line}");
    }

    private static string Kind(string file) => Path.GetFileName(file) switch
    {
        var name when name.EndsWith(".json", StringComparison.Ordinal) => "summary",
        var name when name.EndsWith(".html", StringComparison.Ordinal) => "report",
        var name when name.EndsWith("-preview.jpg", StringComparison.Ordinal) => "preview",
        var name when s_maps.Any(map => Path.GetFileNameWithoutExtension(name).EndsWith(map, StringComparison.Ordinal)) => "map",
        _ => "picture",
    };
}
