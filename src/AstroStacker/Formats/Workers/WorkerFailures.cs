using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Workers;

/// <summary>What goes wrong around a decode rather than in the file's own words.</summary>
internal static class WorkerFailures
{
    public static FrameException TookTooLong(NativeDecoder decoder, string path, TimeSpan limit) => new(
        path, string.Create(CultureInfo.InvariantCulture, $"decoding took more than {limit.TotalSeconds:0.##} s"), decoder.Remedy);

    public static FrameException Crashed(NativeDecoder decoder, string path, int exitCode, string lastWords, Exception inner) => new(
        path, $"{decoder.Name} crashed on it (exit code {exitCode}{(lastWords.Length > 0 ? ": " + lastWords : "")})",
        decoder.Remedy, inner);

    public static FrameException NotStarted(string path, WorkerLauncher launcher, Exception inner) => new(path,
        $"the process that decodes it could not be started ({launcher.FileName}: {inner.Message.TrimEnd('.')})",
        "Install AstroStacker again, or say where its program lies.", inner);

    public static FrameException Changed(string path) => new(path,
        "changed while it was in use", "Leave the frames alone until the stack is finished, then start again.");
}
