using System.Globalization;
using AstroStacker.Cli.Help;

namespace AstroStacker.Cli.Display;

/// <summary>
/// The file of --log: what happened, a line each, with the time in UTC. An earlier log is gone on with. From any thread.
/// </summary>
internal sealed class RunLog : IDisposable
{
    private readonly StreamWriter _file;
    private readonly Lock _gate = new();

    private RunLog(StreamWriter file) => _file = file;

    /// <summary>Null without a path. A file that can't be written is added to the problems.</summary>
    public static RunLog? Open(string? path, IReadOnlyList<string> words, ICollection<string> problems)
    {
        if (path is null) return null;
        try
        {
            var log = new RunLog(new StreamWriter(path, append: true) { AutoFlush = true, NewLine = "\n" });
            log.Write($"astro-stacker {VersionAction.Version}: {string.Join(' ', words)}");
            return log;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"--log {path}: can't be written ({error.Message}). Name a file in a folder that is there.");
            return null;
        }
    }

    /// <summary>One entry; its further lines are set in.</summary>
    public void Write(string text)
    {
        string time = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        lock (_gate) _file.WriteLine($"{time}  {text.TrimEnd().ReplaceLineEndings("\n    ")}");
    }

    /// <summary>What is printed, as one entry; nothing where nothing is.</summary>
    public void Write(Action<TextWriter> print)
    {
        using var text = new StringWriter();
        print(text);
        if (text.ToString().Trim() is { Length: > 0 } printed) Write(printed);
    }

    public void Dispose() => _file.Dispose();
}
