using AstroStacker.Imaging;

namespace AstroStacker.Formats;

/// <summary>The types of frames in the words that most programs write and read.</summary>
internal static class FrameTypeNames
{
    /// <summary>Null where the type is not known.</summary>
    public static string? Of(CaptureSettings capture)
    {
        string? name = capture.Type switch
        {
            FrameType.Light => "Light",
            FrameType.Dark => "Dark",
            FrameType.Flat => "Flat",
            FrameType.Bias => "Bias",
            FrameType.DarkFlat => "Dark Flat",
            _ => null,
        };
        if (name is null) return null;
        return capture.IsMaster ? $"Master {name}" : $"{name} Frame";
    }

    /// <summary>The type of such a name; null for any other.</summary>
    public static FrameType? TypeOf(string? name) =>
        Enum.GetValues<FrameType>().Cast<FrameType?>().FirstOrDefault(type =>
            new[] { true, false }.Any(isMaster => Of(new CaptureSettings { Type = type, IsMaster = isMaster }) == name));
}
