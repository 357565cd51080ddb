using System.Text.Json;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Report;

namespace AstroStacker.Cli.Running;

/// <summary>The check of an earlier run as the user sees it.</summary>
internal sealed class VerifyRun(Terminal terminal, bool json)
{
    public int Execute(string path)
    {
        try
        {
            var found = RunVerifier.Verify(SavedRun.Open(path));
            if (json) terminal.Out.Writer.WriteLine(JsonSerializer.Serialize(found, StackJson.Options));
            else Write(path, found);
            return found.IsRepeatable && found.ChangedOutputs.Count == 0 ? ExitCodes.AllUsed : ExitCodes.FramesSkipped;
        }
        catch (FrameException error)
        {
            terminal.WriteError(error.Message);
            return ExitCodes.Unusable;
        }
    }

    private void Write(string path, RunVerification found)
    {
        var writer = terminal.Out.Writer;
        writer.WriteLine(found.IsRepeatable
            ? $"All {Sentence.Count(found.InputCount, "file")} that were read are as they were: a rerun gives the same bytes."
            : "A rerun may give something else:");
        foreach (string line in found.Differences) writer.WriteLine($"  {line}");
        if (found.ChangedOutputs.Count > 0) writer.WriteLine("Results that are not as they were written:");
        foreach (string line in found.ChangedOutputs) writer.WriteLine($"  {line}");
        if (found.IsRepeatable) writer.WriteLine($"  astro-stacker --job {RepeatedCommand.Quoted(path)} -o again");
    }
}
