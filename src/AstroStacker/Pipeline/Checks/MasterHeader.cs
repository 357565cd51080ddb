using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Checks;

/// <summary>A master as its files describe it.</summary>
/// <param name="Role">"dark", "flat", "bias", "dark-flat".</param>
/// <param name="Frames">One ready master, or the frames to combine; at least one.</param>
internal sealed record MasterHeader(string Role, IReadOnlyList<FrameInfo> Frames)
{
    public FrameInfo First => Frames[0];

    /// <summary>Its file, or the first of its frames and how many more there are.</summary>
    public string Name => Frames.Count == 1 ? First.Path : $"{First.Path} and {Frames.Count - 1} more";

    /// <summary>"has" of one file, "have" of several.</summary>
    public string Has => Frames.Count == 1 ? "has" : "have";

    /// <summary>"is" of one file, "are" of several.</summary>
    public string Is => Frames.Count == 1 ? "is" : "are";

    /// <summary>"was" of one file, "were" of several.</summary>
    public string Was => Frames.Count == 1 ? "was" : "were";

    /// <summary>"--dark".</summary>
    public string Option => $"--{Role}";
}
