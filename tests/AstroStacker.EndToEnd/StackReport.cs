using System.Text.Json;

namespace AstroStacker.EndToEnd;

/// <summary>The summary of a run as a user's script would read it.</summary>
internal sealed class StackReport
{
    private StackReport(JsonElement root)
    {
        Root = root;
        Frames = [.. root.GetProperty("frames").EnumerateArray().Select(frame => new FrameReport(frame))];
    }

    public JsonElement Root { get; }

    public IReadOnlyList<FrameReport> Frames { get; }

    public int Used => Root.GetProperty("framesUsed").GetInt32();

    public int Skipped => Root.GetProperty("framesSkipped").GetInt32();

    public FrameReport Reference => Frames.Single(frame => frame.IsReference);

    public static StackReport Read(string path) => new(JsonDocument.Parse(File.ReadAllText(path)).RootElement);

    public FrameReport Of(string fileName) => Frames.Single(frame => frame.FileName == fileName);
}
