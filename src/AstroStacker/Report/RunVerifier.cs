using AstroStacker.Formats;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Report;

/// <summary>Whether a run, done again here and now, would give the same bytes.</summary>
public static class RunVerifier
{
    /// <summary>Reads and hashes all that the run read and wrote.</summary>
    public static RunVerification Verify(SavedRun run)
    {
        var differences = new List<string>();
        if (run.IsPartial) differences.Add("the run was stopped before its end: how far it had got can't be repeated");
        if (run.Build != StackSummary.Build)
        {
            differences.Add($"it was made by {run.Software ?? "another program"}, build {run.Build ?? "unknown"}; "
                + $"this is build {StackSummary.Build}, which may round otherwise");
        }

        differences.AddRange(Differences(run.Inputs));
        foreach (var (path, decoder) in run.Decoders)
            if (DecoderOf(path) is { } now && now != decoder) differences.Add($"{path}: was decoded by {decoder}; here is {now}");
        return new RunVerification(run.Inputs.Count, differences, Differences(run.Outputs));
    }

    private static List<string> Differences(IReadOnlyList<FileHash> files)
    {
        var found = new string?[files.Count];
        Rows.ForEach(files.Count, Environment.ProcessorCount, CancellationToken.None, i => found[i] = Difference(files[i]));
        return [.. found.OfType<string>()];
    }

    private static string? Difference(FileHash file)
    {
        if (!FramePath.Exists(file.Path)) return $"{file.Path}: is no longer there";
        try
        {
            return FrameStore.Hash(file.Path) == file.ContentHash ? null : $"{file.Path}: is not what it was";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{file.Path}: can't be read ({error.Message})";
        }
        catch (FrameException error)
        {
            // A video that has lost the frame.
            return $"{file.Path}: {error.Problem}";
        }
    }

    private static string? DecoderOf(string path)
    {
        try
        {
            using var reader = FrameFormats.OpenHeader(path);
            return reader.Info.DecoderVersion;
        }
        catch (FrameException)
        {
            // That the file is gone or another has been said.
            return null;
        }
    }
}
