using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>A master made of many frames.</summary>
/// <param name="Info">What its file says, or would say; the path is where it is kept, else that of its first frame.</param>
/// <param name="Samples">ADU of the whole sensor, row by row.</param>
/// <param name="Key">Of its recipe: equal keys, equal samples.</param>
/// <param name="Picture">For its files.</param>
internal sealed record BuiltMaster(FrameInfo Info, float[] Samples, string Key, PictureInfo Picture)
{
    /// <summary>What it was made of.</summary>
    public IReadOnlyList<FileHash> Files { get; init; } = [];
}
