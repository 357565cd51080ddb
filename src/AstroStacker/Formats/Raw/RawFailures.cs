using System.Globalization;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Raw;

/// <summary>What goes wrong around a decode rather than in the file's own words.</summary>
internal static class RawFailures
{
    public static FrameException TookTooLong(string path, TimeSpan limit) => new(path,
        string.Create(CultureInfo.InvariantCulture, $"decoding took more than {limit.TotalSeconds:0.##} s"),
        "Copy the file again from the camera's card; if it stays so, convert it to uncompressed DNG.");

    public static FrameException Crashed(string path, int exitCode, string lastWords, Exception inner) => new(path,
        $"LibRaw crashed on it (exit code {exitCode}{(lastWords.Length > 0 ? ": " + lastWords : "")})",
        "Copy the file again from the camera's card; if it stays so, convert it to uncompressed DNG.", inner);

    public static FrameException NotStarted(string path, RawWorkerLauncher launcher, Exception inner) => new(path,
        $"the process that decodes camera RAW could not be started ({launcher.FileName}: {inner.Message.TrimEnd('.')})",
        "Install AstroStacker again, or say where its program lies.", inner);

    public static FrameException Changed(string path) => new(path,
        "changed while it was in use", "Leave the frames alone until the stack is finished, then start again.");
}
